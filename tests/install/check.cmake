# Installs xgrad, then builds and runs the outside project beside this file against it. Settings:
# BUILD: the build folder to install from. WORK: a folder of its own. USE_PKG_CONFIG. COMPILER, FLAGS: xgrad's.
file(REMOVE_RECURSE "${WORK}")
set(prefix "${WORK}/prefix")
execute_process(COMMAND ${CMAKE_COMMAND} --install "${BUILD}" --prefix "${prefix}"
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)

file(GLOB_RECURSE package_file "${prefix}/xgrad.pc")
cmake_path(GET package_file PARENT_PATH package_folder)
set(ENV{PKG_CONFIG_PATH} "${package_folder}")
execute_process(COMMAND ${CMAKE_COMMAND} -G Ninja -S "${CMAKE_CURRENT_LIST_DIR}" -B "${WORK}/build"
    -D USE_PKG_CONFIG=${USE_PKG_CONFIG} -D CMAKE_PREFIX_PATH=${prefix} -D CMAKE_BUILD_TYPE=Release
    -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_CXX_FLAGS=${FLAGS}
    COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build "${WORK}/build" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${WORK}/build/outside" COMMAND_ERROR_IS_FATAL ANY)

file(GLOB command "${prefix}/bin/xgrad")
if(command)
    execute_process(COMMAND "${command}" check "${CMAKE_CURRENT_LIST_DIR}/model.json"
        --plugin "${WORK}/build/liboutside_plugin.so" COMMAND_ERROR_IS_FATAL ANY)
endif()
