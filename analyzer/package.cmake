# What `cmake --install` puts where, and the Debian packages made of it: `reframe` is the program,
# `libreframe-dev` the static libraries, headers and CMake package.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/reframe)

# reframe::analyzer is every module that reframe_module() declared.
get_property(modules GLOBAL PROPERTY REFRAME_MODULES)
list(TRANSFORM modules PREPEND reframe_ OUTPUT_VARIABLE module_targets)
add_library(reframe_analyzer INTERFACE)
add_library(reframe::analyzer ALIAS reframe_analyzer)
target_link_libraries(reframe_analyzer INTERFACE ${module_targets})
set_target_properties(reframe_analyzer PROPERTIES EXPORT_NAME analyzer)
install(TARGETS reframe_analyzer EXPORT reframe)

install(TARGETS reframe RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
# Users write #include "analyzer/..." as this repository does.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/analyzer DESTINATION ${REFRAME_INSTALL_INCLUDEDIR}
  COMPONENT development FILES_MATCHING PATTERN "*.h")
install(EXPORT reframe NAMESPACE reframe:: FILE reframe-targets.cmake DESTINATION ${package_dir}
  COMPONENT development)
configure_package_config_file(${PROJECT_SOURCE_DIR}/analyzer/reframe-config.cmake.in
  ${PROJECT_BINARY_DIR}/reframe-config.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/reframe-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/reframe-config.cmake
  ${PROJECT_BINARY_DIR}/reframe-config-version.cmake DESTINATION ${package_dir}
  COMPONENT development)

if(NOT PROJECT_IS_TOP_LEVEL)
  return()
endif()
set(CPACK_GENERATOR DEB)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_CONTACT "reframe maintainers <reframe@example.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME reframe)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libreframe-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
string(CONCAT CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
  "pkg-config, libicu-dev, libpugixml-dev, libyaml-cpp-dev, libfmt-dev, nlohmann-json3-dev, "
  "libre2-dev, libzip-dev, libmd4c-dev")
include(CPack)
