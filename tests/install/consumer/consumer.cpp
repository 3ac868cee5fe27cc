// A program of another project that uses the installed library.
#include <iostream>

#include <engine/engine.h>
#include <engine/rulepack/shipped.h>

int main() { std::cout << sayso::shipped_packs().size() << " packs ship with it\n"; }
