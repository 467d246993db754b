# What every target of ours is built with. Dependencies come as system headers: their warnings are theirs.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    if(PROJECT_IS_TOP_LEVEL)
        set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, Debug, RelWithDebInfo" FORCE)
    else()
        message(NOTICE "xgrad: without CMAKE_BUILD_TYPE nothing is optimized, and xgrad is many times slower; "
                       "-DCMAKE_BUILD_TYPE=Release is what it is made for")
    endif()
endif()

# For all that has formulas of numbers, plugins too.
set(xgrad_formula_options
    -fno-math-errno     # nobody reads errno after sqrt, and with it no loop that takes a root is vectorised
    -fno-plt            # vector functions are called once for each few numbers: without a detour
    -ffp-contract=off)  # a*b+c fuses where we write fma, not where a compiler pleases: same bits from each

function(xgrad_build_rules target)
    target_compile_features(${target} PUBLIC cxx_std_20)
    set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion
        # GCC 12 sees faults in inlined loops of xtensor, std::string and std::unique_ptr that are not there.
        "$<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds;-Wno-restrict;-Wno-maybe-uninitialized>"
        ${xgrad_formula_options})
endfunction()

# For what nobody waits for.
function(xgrad_small_code target)
    target_compile_options(${target} PRIVATE "$<$<CONFIG:Release>:-Os>")
endfunction()

# Headers that many files of the target include are read once. ccache saves more, and does not go together with it.
function(xgrad_precompile target)
    if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
        target_precompile_headers(${target} PRIVATE ${ARGN})
    endif()
endfunction()

# Sets `result` to the name by which programs load the first of the libraries.
function(xgrad_soname result libraries)
    list(GET libraries 0 library)
    execute_process(COMMAND "${CMAKE_OBJDUMP}" -p "${library}" OUTPUT_VARIABLE headers COMMAND_ERROR_IS_FATAL ANY)
    if(NOT headers MATCHES "SONAME +([^ \n]+)")
        message(FATAL_ERROR "${library} is no shared library; xgrad loads OpenBLAS as one (Debian: libopenblas-dev)")
    endif()
    set(${result} "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()

find_program(CCACHE_PROGRAM ccache)
if(PROJECT_IS_TOP_LEVEL AND CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()
