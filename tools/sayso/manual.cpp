#include "tools/sayso/manual.h"

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "engine/report/writer.h"

namespace sayso {
namespace {

using Apps = std::vector<const CLI::App*>;

Apps commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

/// Those that are typed, without --help.
std::vector<const CLI::Option*> options_of(const CLI::App& app, bool positional) {
  std::vector<const CLI::Option*> out;
  for (const CLI::Option* option : app.get_options()) {
    bool help = option->check_lname("help") || option->check_lname("print");
    if (!help && option->get_positional() == positional) out.push_back(option);
  }
  return out;
}

/// The words behind "sayso": "ledger add".
void each_command(const CLI::App& app, const std::string& above,
                  const std::function<void(const CLI::App&, const std::string&)>& use) {
  for (const CLI::App* command : commands_of(app)) {
    std::string name = above.empty() ? command->get_name() : above + ' ' + command->get_name();
    if (commands_of(*command).empty())
      use(*command, name);
    else
      each_command(*command, name, use);
  }
}

std::string roff(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '-' || c == '\\') out += '\\';
    out += c;
  }
  if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
  return out;
}

/// "--format NAME[=FILE]"
std::string told(const CLI::Option& option) {
  std::string type = option.get_items_expected_max() == 0 ? "" : option.get_type_name();
  return option.get_name(false, true) + (type.empty() ? "" : ' ' + type);
}

void print_man(const CLI::App& app, std::ostream& out) {
  out << ".TH SAYSO 1 \"\" \"sayso " SAYSO_VERSION
         "\" \"User Commands\"\n.SH NAME\nsayso \\- who says so, and do the numbers agree?\n";
  out << ".SH SYNOPSIS\n.B sayso\n.I COMMAND\n[\\fIOPTION\\fR]... [\\fIPATH\\fR]...\n.SH DESCRIPTION\n"
      << roff(app.get_description()) << '\n';
  out << ".SH COMMANDS\n";
  each_command(app, "", [&](const CLI::App& command, const std::string& name) {
    out << ".SS \"sayso " << name;
    for (const CLI::Option* option : options_of(command, true)) out << ' ' << option->get_name(true) << "...";
    out << "\"\n" << roff(command.get_description()) << ".\n";
    for (const CLI::Option* option : options_of(command, true))
      out << ".TP\n.I " << roff(option->get_name(true)) << '\n' << roff(option->get_description()) << '\n';
    for (const CLI::Option* option : options_of(command, false))
      out << ".TP\n.B " << roff(told(*option)) << '\n' << roff(option->get_description()) << '\n';
  });
  out << ".SH FORMATS\n";
  for (const WriterFormat& format : writer_formats())
    out << ".TP\n.B " << roff(format.name) << '\n' << roff(format.about) << '\n';
  out << ".SH EXIT STATUS\n.TP\n.B 0\nnothing to tell\n.TP\n.B 1\nfindings as grave as \\-\\-fail\\-on says\n.TP\n.B 2\nusage, "
         "or broken "
         "rules\n.TP\n.B 3\nsomething was not read or written; the check is not complete\n";
}

std::string words_of(const CLI::App& command) {
  std::string out;
  for (const CLI::Option* option : options_of(command, false)) {
    for (const std::string& name : option->get_lnames()) out += (out.empty() ? "--" : " --") + name;
  }
  return out;
}

std::string names_of(const Apps& commands) {
  std::string out;
  for (const CLI::App* command : commands) out += (out.empty() ? "" : " ") + command->get_name();
  return out;
}

std::string formats() {
  std::string out;
  for (const WriterFormat& format : writer_formats()) out += (out.empty() ? "" : " ") + std::string(format.name);
  return out;
}

/// Options whose value is a file: what shells complete anyway.
void print_bash(const CLI::App& app, std::ostream& out) {
  out << "# bash completion of sayso " SAYSO_VERSION
         "; made by: sayso --print bash\n_sayso() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
         "  case $before in\n"
         "    --format) words='"
      << formats() << "' ;;\n    --fail-on) words='error warning note never' ;;\n"
      << "    --min-severity) words='error warning note' ;;\n  esac\n"
      << "  if [[ -z $words ]]; then case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in\n";
  each_command(app, "", [&](const CLI::App& command, const std::string& name) {
    out << "    \"" << name << (name.find(' ') == std::string::npos ? " \"*" : "\"") << ") words='" << words_of(command)
        << "' ;;\n";
  });
  for (const CLI::App* group : commands_of(app)) {
    if (!commands_of(*group).empty())
      out << "    \"" << group->get_name() << " \"*) [[ $COMP_CWORD == 2 ]] && words='" << names_of(commands_of(*group))
          << "' ;;\n";
  }
  out << "    *) [[ $COMP_CWORD == 1 ]] && words='" << names_of(commands_of(app)) << "' ;;\n  esac; fi\n"
      << "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\ncomplete -o bashdefault -o default -F _sayso sayso\n";
}

void print_zsh(const CLI::App& app, std::ostream& out) {
  out << "#compdef sayso\n# zsh completion of sayso " SAYSO_VERSION
         "; made by: sayso --print zsh\n"
         "local line=\"${(j: :)${(@)words[2,3]}}\"\n";
  out << "_sayso_words() { compadd -- \"$@\" }\n";
  out << "if (( CURRENT == 2 )); then _sayso_words " << names_of(commands_of(app)) << "; return; fi\ncase \"$line\" in\n";
  each_command(app, "", [&](const CLI::App& command, const std::string& name) {
    out << "  '" << name << "'*) [[ $PREFIX == -* ]] && _sayso_words " << words_of(command) << " || _files ;;\n";
  });
  for (const CLI::App* group : commands_of(app)) {
    if (!commands_of(*group).empty())
      out << "  '" << group->get_name() << "'*) _sayso_words " << names_of(commands_of(*group)) << " ;;\n";
  }
  out << "esac\n";
}

std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (char c : text) out += c == '\'' ? std::string("\\'") : std::string(1, c);
  return out + "'";
}

void print_fish(const CLI::App& app, std::ostream& out) {
  out << "# fish completion of sayso " SAYSO_VERSION "; made by: sayso --print fish\n";
  for (const CLI::App* command : commands_of(app)) {
    out << "complete -c sayso -n __fish_use_subcommand -a " << command->get_name() << " -d "
        << in_quotes(command->get_description()) << '\n';
    for (const CLI::App* inner : commands_of(*command)) {
      out << "complete -c sayso -n '__fish_seen_subcommand_from " << command->get_name() << "' -a " << inner->get_name()
          << " -d " << in_quotes(inner->get_description()) << '\n';
    }
  }
  each_command(app, "", [&](const CLI::App& command, const std::string& name) {
    std::string last = name.substr(name.rfind(' ') == std::string::npos ? 0 : name.rfind(' ') + 1);
    for (const CLI::Option* option : options_of(command, false)) {
      for (const std::string& word : option->get_lnames()) {
        out << "complete -c sayso -n '__fish_seen_subcommand_from " << last << "' -l " << word
            << (option->get_items_expected_max() == 0 ? "" : " -r") << " -d " << in_quotes(option->get_description()) << '\n';
      }
    }
  });
}

}  // namespace

bool print_manual(std::string_view what, const CLI::App& app, std::ostream& out) {
  if (what == "man")
    print_man(app, out);
  else if (what == "bash")
    print_bash(app, out);
  else if (what == "zsh")
    print_zsh(app, out);
  else if (what == "fish")
    print_fish(app, out);
  else
    return false;
  return true;
}

}  // namespace sayso
