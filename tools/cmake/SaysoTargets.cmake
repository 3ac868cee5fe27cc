# The functions that CMakeLists.txt is written in: sayso_layer(), sayso_shipped_rules(), sayso_library().
include(CMakePackageConfigHelpers)

find_program(CCACHE ccache)
if(CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# What is compiled, tests too, is compiled with these.
add_library(sayso_options INTERFACE)
target_compile_options(
  sayso_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
                          -Wimplicit-fallthrough $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)  # GCC 12 is wrong about std::string's +
if(SAYSO_WERROR)
  target_compile_options(sayso_options INTERFACE -Werror)
endif()
if(SAYSO_SANITIZE)
  set(SAYSO_SANITIZE_FLAGS -fsanitize=${SAYSO_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_compile_options(${SAYSO_SANITIZE_FLAGS})
  add_link_options(${SAYSO_SANITIZE_FLAGS})
  target_compile_options(sayso_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)  # wrong in instrumented code
  target_compile_definitions(sayso_options INTERFACE _GLIBCXX_ASSERTIONS)
endif()

# An object library of the engine, able to stand in a shared library.
function(sayso_objects target)
  add_library(${target} OBJECT ${ARGN})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE sayso_options)
  set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_compile_options(${target} PRIVATE -fno-semantic-interposition)  # nobody replaces a function: what is near is inlined
  set_property(GLOBAL APPEND PROPERTY SAYSO_OBJECTS ${target})
endfunction()

# sayso_layer(NAME LIBRARY…): the folder engine/NAME as the object library sayso_NAME.
# A layer links every layer named before it, as it may include them. A folder without sources is left out.
function(sayso_layer name)
  set_property(GLOBAL APPEND PROPERTY SAYSO_LAYERS ${name})
  set_property(GLOBAL APPEND PROPERTY SAYSO_LIBRARIES ${ARGN})
  set(folder ${PROJECT_SOURCE_DIR}/engine/${name})
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/*/*.cpp)
  if(NOT sources)
    return()
  endif()
  get_property(below GLOBAL PROPERTY SAYSO_OBJECTS)
  sayso_objects(sayso_${name} ${sources})
  target_link_libraries(sayso_${name} PUBLIC ${below} ${ARGN})
endfunction()

# sayso_embed(TARGET ROOT): the YAML files below ROOT as an object library that defines sayso::shipped_packs().
function(sayso_embed target root)
  file(GLOB_RECURSE packs CONFIGURE_DEPENDS RELATIVE ${root} ${root}/*.yaml)
  list(TRANSFORM packs PREPEND ${root}/ OUTPUT_VARIABLE files)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/generated/${target}.cpp)
  set(list ${CMAKE_CURRENT_BINARY_DIR}/generated/${target}.txt)
  list(JOIN packs "\n" names)
  file(CONFIGURE OUTPUT ${list} CONTENT "${names}\n" @ONLY)  # changes when a file goes, too
  add_custom_command(
    OUTPUT ${out}
    COMMAND sayso_embedder ${out} ${root} ${list}
    DEPENDS ${files} ${list} sayso_embedder
    COMMENT "Embedding ${root}" VERBATIM)
  add_library(${target} OBJECT ${out})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_features(${target} PRIVATE cxx_std_20)
  set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
endfunction()

# The rule packs of rules/, inside the program: they are found wherever it is installed.
function(sayso_shipped_rules)
  add_executable(sayso_embedder ${PROJECT_SOURCE_DIR}/tools/embed/main.cpp)
  target_link_libraries(sayso_embedder PRIVATE sayso_options sayso_base sayso_yaml)
  sayso_embed(sayso_shipped ${PROJECT_SOURCE_DIR}/rules)
endfunction()

# sayso_library(): all layers, the shipped rules and engine/*.cpp as the static library sayso::engine, and its installation.
function(sayso_library)
  get_property(layers GLOBAL PROPERTY SAYSO_OBJECTS)
  get_property(libraries GLOBAL PROPERTY SAYSO_LIBRARIES)
  list(REMOVE_DUPLICATES libraries)
  file(GLOB facade CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/engine/*.cpp)
  set(objects $<TARGET_OBJECTS:sayso_shipped>)
  foreach(layer IN LISTS layers)
    list(APPEND objects $<TARGET_OBJECTS:${layer}>)
  endforeach()
  add_library(sayso_engine STATIC ${facade} ${objects})
  add_library(sayso::engine ALIAS sayso_engine)
  set_target_properties(sayso_engine PROPERTIES OUTPUT_NAME sayso EXPORT_NAME engine POSITION_INDEPENDENT_CODE ON)
  target_compile_features(sayso_engine PUBLIC cxx_std_20)
  target_include_directories(sayso_engine PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
                                                 $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/sayso>)
  target_link_libraries(sayso_engine PRIVATE $<BUILD_INTERFACE:sayso_options> PUBLIC ${libraries})

  set(config ${CMAKE_INSTALL_LIBDIR}/cmake/sayso)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/generated)
  configure_package_config_file(${PROJECT_SOURCE_DIR}/tools/cmake/saysoConfig.cmake.in ${generated}/saysoConfig.cmake
                                INSTALL_DESTINATION ${config})
  write_basic_package_version_file(${generated}/saysoConfigVersion.cmake COMPATIBILITY SameMinorVersion)
  install(TARGETS sayso_engine EXPORT sayso)
  install(EXPORT sayso FILE saysoTargets.cmake NAMESPACE sayso:: DESTINATION ${config})
  install(FILES ${generated}/saysoConfig.cmake ${generated}/saysoConfigVersion.cmake
                ${PROJECT_SOURCE_DIR}/tools/cmake/SaysoDependencies.cmake DESTINATION ${config})
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/engine DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/sayso FILES_MATCHING PATTERN *.h)
endfunction()
