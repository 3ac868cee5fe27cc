# Writes OUT, a C++ source with the YAML files named in LIST (one path below ROOT a line) as string literals.
#
#     cmake -D OUT=shipped_rules.cpp -D ROOT=rules -D LIST=shipped_rules.txt -P EmbedRules.cmake
#
# Files are read as hexadecimal digits and every byte is written as an escape: a text that holds ; [ ] \ " or bytes
# beyond ASCII does not survive CMake's strings otherwise.
file(STRINGS ${LIST} packs)
list(TRANSFORM packs REPLACE "\\.yaml$" "")
list(SORT packs)
set(literals "")
set(rows "")
set(n 0)
foreach(pack IN LISTS packs)
  file(SIZE ${ROOT}/${pack}.yaml size)
  file(READ ${ROOT}/${pack}.yaml digits HEX)
  string(REGEX REPLACE "(..)" "\\\\x\\1" escapes "${digits}")
  # A new line of the source after each line of the file.
  string(REPLACE "\\x0a" "\\x0a\"\n    \"" escapes "${escapes}")
  string(APPEND literals "constexpr std::string_view kPack${n}{  // ${pack}\n    \"${escapes}\",\n    ${size}};\n\n")
  string(APPEND rows "    {.name = \"${pack}\", .bytes = kPack${n}},\n")
  math(EXPR n "${n} + 1")
endforeach()

set(text "#include \"engine/rulepack/shipped.h\"\n\nnamespace sayso {\n\n")
if(n EQUAL 0)
  string(APPEND text "std::span<const ShippedPack> shipped_packs() { return {}; }\n\n")
else()
  string(APPEND text "namespace {\n\n${literals}constexpr ShippedPack kPacks[] = {\n${rows}};\n\n}  // namespace\n\n")
  string(APPEND text "std::span<const ShippedPack> shipped_packs() { return kPacks; }\n\n")
endif()
string(APPEND text "}  // namespace sayso\n")
file(WRITE ${OUT} "${text}")
