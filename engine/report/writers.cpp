#include "engine/report/writer.h"

namespace sayso {
namespace {

constexpr WriterFormat kFormats[] = {
    {.name = "text", .make = make_text_writer, .about = "to be read: quotations side by side, reasons, a summary"},
    {.name = "jsonl", .make = make_jsonl_writer, .about = "one JSON object a line"},
};

}  // namespace

std::span<const WriterFormat> writer_formats() { return kFormats; }

std::unique_ptr<Writer> make_writer(std::string_view name, std::ostream& out, const WriterOptions& options) {
  for (const WriterFormat& format : kFormats) {
    if (format.name == name) return format.make(out, options);
  }
  return nullptr;
}

}  // namespace sayso
