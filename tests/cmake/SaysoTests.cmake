# Functions for the CMakeLists.txt below tests/.

# sayso_test_program(NAME FOLDER folder [LIBRARIES library…] [ARGUMENTS argument…]): the doctest cases of folder/*.cpp as a
# program and a test, linked with sayso::engine or the given libraries. A folder without sources is left out. Tests start in
# the project's folder.
function(sayso_test_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "FOLDER" "LIBRARIES;ARGUMENTS")
  if(NOT arg_LIBRARIES)
    set(arg_LIBRARIES sayso::engine)
  endif()
  cmake_path(ABSOLUTE_PATH arg_FOLDER)
  file(GLOB sources CONFIGURE_DEPENDS ${arg_FOLDER}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE sayso_options sayso_test_main ${arg_LIBRARIES})
  add_test(NAME ${name} COMMAND ${name} ${arg_ARGUMENTS} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endfunction()

# sayso_cli_tests(PREFIX FOLDER folder): every folder/*.case as a test PREFIX/case. What a case is: cmake/RunCase.cmake.
function(sayso_cli_tests prefix)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "FOLDER" "")
  cmake_path(ABSOLUTE_PATH arg_FOLDER)
  file(GLOB cases CONFIGURE_DEPENDS ${arg_FOLDER}/*.case)
  foreach(case IN LISTS cases)
    cmake_path(GET case STEM name)
    add_test(NAME ${prefix}/${name}
             COMMAND ${CMAKE_COMMAND} -D CASE=${case} -D PROGRAM=$<TARGET_FILE:sayso> -D ROOT=${PROJECT_SOURCE_DIR}
                     -D SCRATCH=${CMAKE_CURRENT_BINARY_DIR}/${prefix}/${name} -P ${PROJECT_SOURCE_DIR}/tests/cmake/RunCase.cmake)
  endforeach()
endfunction()
