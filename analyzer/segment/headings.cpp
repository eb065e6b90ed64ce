// Which words head which section. Headings are short, so a list beats a rule here.
#include <algorithm>

#include "analyzer/base/unicode.h"
#include "analyzer/segment/segment.h"

namespace reframe {
namespace {

struct HeadingRow {
  const char* text;
  SectionKind kind;
};

using enum SectionKind;

constexpr HeadingRow kHeadings[] = {
    {"summary", summary},
    {"professional summary", summary},
    {"executive summary", summary},
    {"career summary", summary},
    {"summary of qualifications", summary},
    {"qualifications summary", summary},
    {"qualifications", summary},
    {"profile", summary},
    {"professional profile", summary},
    {"personal profile", summary},
    {"personal statement", summary},
    {"career profile", summary},
    {"about", summary},
    {"about me", summary},
    {"who i am", summary},
    {"in short", summary},
    {"introduction", summary},
    {"bio", summary},
    {"objective", summary},
    {"career objective", summary},
    {"professional objective", summary},
    {"overview", summary},
    {"career overview", summary},
    {"professional overview", summary},
    {"highlights", summary},
    {"career highlights", summary},
    {"summary of skills and experience", summary},
    {"experience", experience},
    {"work experience", experience},
    {"professional experience", experience},
    {"clinical experience", experience},
    {"nursing experience", experience},
    {"pharmacy experience", experience},
    {"relevant experience", experience},
    {"related experience", experience},
    {"additional experience", experience},
    {"other experience", experience},
    {"earlier experience", experience},
    {"previous experience", experience},
    {"product experience", experience},
    {"leadership experience", experience},
    {"research experience", experience},
    {"teaching experience", experience},
    {"career", experience},
    {"career so far", experience},
    {"career to date", experience},
    {"work", experience},
    {"work to date", experience},
    {"jobs", experience},
    {"posts", experience},
    {"posts held", experience},
    {"positions", experience},
    {"positions held", experience},
    {"roles", experience},
    {"selected experience", experience},
    {"current position", experience},
    {"current role", experience},
    {"product work", experience},
    {"clinical work", experience},
    {"clinical career", experience},
    {"clinical practice", experience},
    {"clinical background", experience},
    {"clinical positions", experience},
    {"clinical roles", experience},
    {"product roles", experience},
    {"earlier roles", experience},
    {"earlier career", experience},
    {"previous roles", experience},
    {"previous positions", experience},
    {"previous employment", experience},
    {"nursing career", experience},
    {"industry experience", experience},
    {"informatics experience", experience},
    {"health it experience", experience},
    {"technology experience", experience},
    {"hospital experience", experience},
    {"where i have worked", experience},
    {"what i have done", experience},
    {"employment", experience},
    {"employment history", experience},
    {"work history", experience},
    {"career history", experience},
    {"professional history", experience},
    {"professional background", experience},
    {"professional appointments", experience},
    {"appointments", experience},
    {"clinical rotations", experience},
    {"rotations", experience},
    {"clinical placements", experience},
    {"residency", experience},
    {"residency training", experience},
    {"postgraduate training", experience},
    {"military experience", experience},
    {"military service", experience},
    {"accomplishments", experience},
    {"key accomplishments", experience},
    {"selected accomplishments", experience},
    {"achievements", experience},
    {"key achievements", experience},
    {"leadership", experience},
    {"quality improvement", projects},
    {"quality improvement projects", projects},
    {"projects", projects},
    {"selected projects", projects},
    {"key projects", projects},
    {"personal projects", projects},
    {"side projects", projects},
    {"product projects", projects},
    {"projects and research", projects},
    {"portfolio", projects},
    {"case studies", projects},
    {"improvement work", projects},
    {"improvement projects", projects},
    {"service improvement", projects},
    {"audit and quality improvement", projects},
    {"audits", projects},
    {"audit", projects},
    {"things i built", projects},
    {"things i have built", projects},
    {"product and improvement work", projects},
    {"side project", projects},
    {"project", projects},
    {"innovation", projects},
    {"education", education},
    {"education and training", education},
    {"education and credentials", education},
    {"education and certifications", education},
    {"education and licensure", education},
    {"academic background", education},
    {"academic qualifications", education},
    {"training", education},
    {"training and education", education},
    {"courses", education},
    {"coursework", education},
    {"relevant coursework", education},
    {"professional development", education},
    {"continuing education", education},
    {"skills", skills},
    {"key skills", skills},
    {"core skills", skills},
    {"technical skills", skills},
    {"clinical skills", skills},
    {"product skills", skills},
    {"professional skills", skills},
    {"skills and tools", skills},
    {"skills and competencies", skills},
    {"skills and interests", skills},
    {"skills and abilities", skills},
    {"skill highlights", skills},
    {"core competencies", skills},
    {"competencies", skills},
    {"core qualifications", skills},
    {"areas of expertise", skills},
    {"expertise", skills},
    {"strengths", skills},
    {"key strengths", skills},
    {"tools", skills},
    {"tools and technologies", skills},
    {"tools and methods", skills},
    {"technologies", skills},
    {"computer skills", skills},
    {"it skills", skills},
    {"languages", skills},
    {"language skills", skills},
    {"certifications", certifications},
    {"certification", certifications},
    {"certificates", certifications},
    {"licenses", certifications},
    {"licences", certifications},
    {"licensure", certifications},
    {"license", certifications},
    {"licensure and certifications", certifications},
    {"licenses and certifications", certifications},
    {"licences and certifications", certifications},
    {"certifications and licenses", certifications},
    {"certifications and licensure", certifications},
    {"certifications and training", certifications},
    {"credentials", certifications},
    {"registration", certifications},
    {"professional registration", certifications},
    {"registrations", certifications},
    {"volunteering", volunteering},
    {"volunteer experience", volunteering},
    {"volunteer work", volunteering},
    {"volunteer", volunteering},
    {"community service", volunteering},
    {"community involvement", volunteering},
    {"community", volunteering},
    {"service", volunteering},
    {"publications", publications},
    {"publications and presentations", publications},
    {"presentations", publications},
    {"presentations and publications", publications},
    {"research and publications", publications},
    {"selected publications", publications},
    {"posters", publications},
    {"talks", publications},
    {"patents", publications},
    {"interests", other},
    {"hobbies", other},
    {"hobbies and interests", other},
    {"references", other},
    {"referees", other},
    {"awards", other},
    {"honors", other},
    {"honours", other},
    {"honors and awards", other},
    {"awards and honors", other},
    {"awards and recognition", other},
    {"memberships", other},
    {"professional memberships", other},
    {"affiliations", other},
    {"professional affiliations", other},
    {"committees", other},
    {"additional information", other},
    {"personal information", other},
    {"personal details", other},
    {"contact", header},
    {"contact information", header},
    {"contact details", header},
};

/// Lower case, letters and single spaces only; "&" and "/" become "and".
std::string folded(std::string_view heading) {
  std::string out;
  // "Work (oldest first)": what stands in parentheses does not name the section.
  const std::size_t aside = heading.find('(');
  const std::string lower = unicode::lower(heading.substr(0, aside == 0 ? heading.npos : aside));
  const auto space = [&] {
    if (!out.empty() && out.back() != ' ') out += ' ';
  };
  for (std::size_t at = 0; at < lower.size();) {
    const char32_t c = unicode::next_code_point(lower, at);
    if (unicode::is_letter(c)) {
      unicode::append_utf8(out, c);
    } else if (c == '&' || c == '/' || c == '+') {
      space();
      out += "and ";
    } else if (c != '\'' && c != 0x2019) {
      space();
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// "E X P E R I E N C E" → "experience".
std::string unspaced(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool letter = text[i] != ' ';
    if (letter == (i % 2 == 1)) return text;
    if (letter) out += text[i];
  }
  return out.size() >= 4 ? out : text;
}

}  // namespace

std::optional<SectionKind> section_of_heading(std::string_view heading) {
  if (heading.size() > 60) return std::nullopt;
  const std::string key = unspaced(folded(heading));
  const auto* row = std::find_if(std::begin(kHeadings), std::end(kHeadings),
                                 [&](const HeadingRow& h) { return key == h.text; });
  if (row == std::end(kHeadings)) return std::nullopt;
  return row->kind;
}

}  // namespace reframe
