#include "engine/yaml/image.h"

namespace sayso {
namespace {

constexpr unsigned kPlainBit = 4;  // above the kinds

class ImageWriter {
 public:
  explicit ImageWriter(std::string& out) : out_(out) {}

  void node(const YamlNode& node) {
    number(static_cast<std::uint64_t>(node.kind) | (node.plain ? kPlainBit : 0));
    number(node.mark.line);
    number(node.mark.column);
    number(node.mark.width);
    number(node.text.size());
    out_ += node.text;
    number(node.items.size() + node.entries.size());
    for (const YamlNode& item : node.items) this->node(item);
    for (const YamlEntry& entry : node.entries) {
      this->node(entry.key);
      this->node(entry.value);
    }
  }

 private:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_ += static_cast<char>((value & 0x7F) | 0x80);
    out_ += static_cast<char>(value);
  }

  std::string& out_;
};

class ImageReader {
 public:
  explicit ImageReader(std::string_view image) : left_(image) {}

  bool node(YamlNode& out, int depth) {
    std::uint64_t kind = number();
    out.kind = static_cast<YamlNode::Kind>(kind & (kPlainBit - 1));
    out.plain = (kind & kPlainBit) != 0;
    out.mark.line = static_cast<std::uint32_t>(number());
    out.mark.column = static_cast<std::uint32_t>(number());
    out.mark.width = static_cast<std::uint32_t>(number());
    std::uint64_t size = number();
    if (size > left_.size() || depth > kMaxYamlDepth) return false;
    out.text = left_.substr(0, size);
    left_.remove_prefix(size);
    std::uint64_t children = number();
    if (children > left_.size()) return false;
    return out.is(YamlNode::Kind::Map) ? entries(out, children, depth) : items(out, children, depth);
  }

  bool whole() const { return whole_ && left_.empty(); }

 private:
  bool items(YamlNode& out, std::uint64_t count, int depth) {
    out.items.resize(count);
    for (YamlNode& item : out.items) {
      if (!node(item, depth + 1)) return false;
    }
    return true;
  }

  bool entries(YamlNode& out, std::uint64_t count, int depth) {
    out.entries.resize(count);
    for (YamlEntry& entry : out.entries) {
      if (!node(entry.key, depth + 1) || !node(entry.value, depth + 1)) return false;
    }
    return true;
  }

  /// 0 where the bytes have ended.
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (left_.empty()) break;
      auto byte = static_cast<unsigned char>(left_.front());
      left_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return value;
    }
    whole_ = false;
    return 0;
  }

  std::string_view left_;
  bool whole_ = true;
};

}  // namespace

std::string write_image(const YamlNode& node) {
  std::string out;
  ImageWriter(out).node(node);
  return out;
}

std::optional<YamlNode> read_image(std::string_view image) {
  YamlNode out;
  ImageReader reader(image);
  if (image.empty() || !reader.node(out, 0) || !reader.whole()) return std::nullopt;
  return out;
}

}  // namespace sayso
