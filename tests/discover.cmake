# Gives ctest one test for each test case of the Catch2 program EXECUTABLE, whatever characters its name has: writes
# LISTING, which ctest reads. (Catch2's own script for version 2 loses names with brackets, quotes or semicolons.)
# CATCH_VERSION: 2 knows no skipped tests (support/catch.cpp), and is content when no test has the name asked for.
if(CATCH_VERSION EQUAL 2)
    set(list_names --list-test-names-only)
    set(options " --warn NoTests")
    set(skips "SKIP_REGULAR_EXPRESSION [==[test skipped: ]==]")
else()
    set(list_names --list-tests --verbosity quiet)
    set(options "")
    set(skips "SKIP_RETURN_CODE 4")
endif()
execute_process(COMMAND "${EXECUTABLE}" ${list_names} OUTPUT_VARIABLE names RESULT_VARIABLE result)
if(NOT result MATCHES "^[0-9]+$")  # version 2 exits with the number of tests
    message(FATAL_ERROR "${EXECUTABLE} does not list its tests: ${result}")
endif()

# One name a line becomes a list; what means something in a list is written otherwise meanwhile.
string(REPLACE "[" "<open>" names "${names}")
string(REPLACE "]" "<close>" names "${names}")
string(REPLACE ";" "<semicolon>" names "${names}")
string(REPLACE "\n" ";" names "${names}")
set(listing "")
foreach(name IN LISTS names)
    string(STRIP "${name}" name)
    if(name STREQUAL "")
        continue()
    endif()
    string(REPLACE "<open>" "[" name "${name}")
    string(REPLACE "<close>" "]" name "${name}")
    string(REPLACE "<semicolon>" ";" name "${name}")
    string(REGEX REPLACE "([][\\\\,\"*])" "\\\\\\1" pattern "${name}")  # as Catch2 escapes them
    string(APPEND listing
        "add_test([==[${name}]==] [==[${EXECUTABLE}]==] [==[${pattern}]==]${options})\n"
        "set_tests_properties([==[${name}]==] PROPERTIES ${skips})\n")
endforeach()
file(WRITE "${LISTING}" "${listing}")
