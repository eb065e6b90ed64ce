#include "analyzer/model/document.h"

namespace reframe {

const char* to_string(SourceFormat format) {
  switch (format) {
    case SourceFormat::docx:
      return "docx";
    case SourceFormat::odt:
      return "odt";
    case SourceFormat::text:
      return "text";
    case SourceFormat::markdown:
      return "markdown";
    case SourceFormat::json_resume:
      return "json_resume";
    case SourceFormat::pdf_text:
      return "pdf_text";
  }
  return "unknown";
}

const char* to_string(PartKind kind) {
  switch (kind) {
    case PartKind::body:
      return "body";
    case PartKind::header:
      return "header";
    case PartKind::footer:
      return "footer";
    case PartKind::footnote:
      return "footnote";
    case PartKind::endnote:
      return "endnote";
    case PartKind::chunk:
      return "chunk";
  }
  return "unknown";
}

const char* to_string(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::heading:
      return "heading";
    case BlockKind::list_item:
      return "list_item";
  }
  return "unknown";
}

const char* to_string(LeftOutReason reason) {
  switch (reason) {
    case LeftOutReason::deleted_revision:
      return "deleted_revision";
    case LeftOutReason::hidden_text:
      return "hidden_text";
    case LeftOutReason::field_code:
      return "field_code";
    case LeftOutReason::comment:
      return "comment";
    case LeftOutReason::alternate:
      return "alternate";
    case LeftOutReason::unused_header:
      return "unused_header";
    case LeftOutReason::repeated:
      return "repeated";
    case LeftOutReason::unread_chunk:
      return "unread_chunk";
    case LeftOutReason::glossary:
      return "glossary";
    case LeftOutReason::other:
      return "other";
  }
  return "unknown";
}

std::uint64_t Document::characters() const {
  std::uint64_t total = 0;
  for (const Block& block : blocks) {
    for (const char c : block.text) total += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }
  return total;
}

}  // namespace reframe
