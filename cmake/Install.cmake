# What `cmake --install` puts in place: headers, library, command, a CMake package and a pkg-config file.
include(CMakePackageConfigHelpers)

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/xgrad")
install(TARGETS xgrad xgrad_plugin EXPORT xgradTargets)
install(DIRECTORY include/xgrad DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(EXPORT xgradTargets NAMESPACE xgrad:: DESTINATION "${package_folder}")
if(TARGET xgrad_command)
    install(TARGETS xgrad_command)
endif()

# Behind a shared library, its own dependencies are settled; a static one's users link them too.
get_target_property(library_type xgrad TYPE)
if(library_type STREQUAL "STATIC_LIBRARY")
    set(XGRAD_IS_STATIC TRUE)
    set(PC_REQUIRES "xtensor, fmt, zlib")
    set(PC_LIBS "-pthread")
    if(XGRAD_WITH_LIBXSMM)
        string(APPEND PC_LIBS " -lxsmm -ldl")
        install(FILES cmake/FindLibxsmm.cmake DESTINATION "${package_folder}")
    endif()
else()
    set(XGRAD_IS_STATIC FALSE)
    set(PC_REQUIRES "xtensor")
endif()
configure_package_config_file(cmake/xgradConfig.cmake.in xgradConfig.cmake INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file(xgradConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/xgradConfig.cmake" "${PROJECT_BINARY_DIR}/xgradConfigVersion.cmake"
    DESTINATION "${package_folder}")

# The prefix is found from where the file lies, so that an installed tree can be moved.
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX
    BASE_DIRECTORY "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig" OUTPUT_VARIABLE PC_PREFIX)
configure_file(cmake/xgrad.pc.in xgrad.pc @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/xgrad.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
