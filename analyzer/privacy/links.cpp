// Links, mail addresses and network addresses.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::string_view kLinkWhy = "An address on the net that leads to one person.";

bool link_byte(char c) {
  return static_cast<unsigned char>(c) > ' ' && c != '<' && c != '>' && c != '"' && c != '\'' &&
         c != '|' && c != '\\' && c != '`' && c != ')' && c != ']';
}

bool mail_byte(char c) {
  return ascii_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '.' || c == '_' ||
         c == '+' || c == '-' || c == '%';
}

class Links {
 public:
  explicit Links(Reading& reading) : r_(reading), l_(reading.list) {}

  void run() {
    mails();
    for (const char* opening : {"http://", "https://", "www."}) urls(opening);
    bare_domains();
    handles();
    for (std::uint32_t i = 0; i + 3 < l_.size(); ++i) internet_address(i);
  }

 private:
  /// The word that stands at or behind `byte`.
  [[nodiscard]] std::uint32_t word_at(std::uint32_t byte) const {
    const auto it =
        std::lower_bound(l_.words.begin(), l_.words.end(), byte,
                         [](const Word& w, std::uint32_t at) { return w.span.end <= at; });
    return static_cast<std::uint32_t>(it - l_.words.begin());
  }

  [[nodiscard]] std::uint64_t cues_before(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 14;
    std::uint64_t cues = 0;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      cues |= l_.words[i - n].cues;
      if (l_.words[i - n].gap == Gap::sentence) break;
    }
    return cues;
  }

  /// The words of `span`: none of an address of signs alone.
  [[nodiscard]] Stretch words_of(Span span) const {
    const std::uint32_t first = word_at(span.start);
    std::uint32_t end = first;
    while (end < l_.size() && l_.words[end].span.start < span.end) ++end;
    return {first, end};
  }

  /// Notes the address at `span` for the weights.
  void consider(IdentifierFamily family, Span span, bool nobodys, bool reported) {
    const Stretch words = words_of(span);
    if (words.end > words.first) r_.considered.push_back({family, {words}, nobodys, reported});
  }

  /// Takes the words of a link, so that no name is read out of it.
  void take(Span span) {
    const Stretch words = words_of(span);
    for (std::uint32_t i = words.first; i < words.end; ++i) r_.taken[i] = 1;
  }

  void mails() {
    const std::string_view text = l_.text;
    constexpr std::size_t kLongestLocal = 64;
    constexpr std::size_t kLongestHost = 255;
    for (std::size_t at = text.find('@'); at != std::string_view::npos;
         at = text.find('@', at + 1)) {
      std::size_t start = at;
      std::size_t end = at + 1;
      while (start > 0 && at - start < kLongestLocal && mail_byte(text[start - 1])) --start;
      while (end < text.size() && end - at < kLongestHost && mail_byte(text[end])) ++end;
      while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
      const std::string_view host = text.substr(at + 1, end - at - 1);
      if (start == at || host.find('.') == std::string_view::npos) continue;
      mail({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)},
           text.substr(start, at - start));
    }
  }

  void mail(Span span, std::string_view local) {
    const std::uint32_t word = word_at(span.start);
    take(span);
    std::string lower(local);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const std::vector<std::string> parts = parts_of(lower);
    if (shared_mailbox(parts) || word >= l_.size()) {
      return consider(IdentifierFamily::email, span, true, false);
    }
    constexpr std::uint64_t kOthers = bit(Cue::own_contact) | bit(Cue::org_contact);
    const bool wrote = relative_wrote(word);
    const bool others =
        (!wrote && ((cues_before(word) & kOthers) != 0 || desk(word))) || ours_behind(span.end);
    const bool reported = !others && r_.anchored(word) && !r_.contact_block(word);
    consider(IdentifierFamily::email, span, false, reported);
    if (!reported) return;
    r_.report(IdentifierFamily::email, span, "A mail address of a patient or relative.");
    for (const std::string& part : parts) {
      if (part.size() >= 3) r_.mail_names.insert(part);
    }
  }

  /// The runs of letters of the part before the "@", which is in small letters.
  [[nodiscard]] static std::vector<std::string> parts_of(std::string_view local) {
    std::vector<std::string> parts(1);
    for (const char c : local) {
      if (c >= 'a' && c <= 'z') {
        parts.back() += c;
      } else if (!parts.back().empty()) {
        parts.emplace_back();
      }
    }
    if (parts.back().empty()) parts.pop_back();
    return parts;
  }

  /// "info@", "graves.clinic@", "bed-bureau@": read by whoever is on duty.
  [[nodiscard]] static bool shared_mailbox(const std::vector<std::string>& parts) {
    constexpr std::array kDesks = {
        "pumps",     "devices",      "alerts",      "reports",   "biomed",      "wards",
        "ward",      "data",         "info",        "support",   "help",        "helpdesk",
        "admin",     "contact",      "hello",       "office",    "team",        "noreply",
        "reply",     "careers",      "privacy",     "feedback",  "enquiries",   "inquiries",
        "reception", "jobs",         "recruiting",  "clinic",    "pharmacy",    "lab",
        "service",   "services",     "nurses",      "referrals", "referral",    "bookings",
        "booking",   "appointments", "appointment", "orders",    "records",     "research",
        "project",   "pilot",        "safety",      "quality",   "training",    "education",
        "rota",      "scheduling",   "bureau",      "desk",      "complaints",  "procurement",
        "billing",   "finance",      "facilities",  "estates",   "informatics", "outreach",
        "triage",    "urgent",       "results",     "product",   "dept",        "department",
        "unit",      "hospital",     "trust",       "vendor",    "sales",       "ehr",
        "press"};
    return std::any_of(parts.begin(), parts.end(),
                       [&](const std::string& part) { return listed(kDesks, part); }) ||
           (parts.size() == 1 && parts.front() == "it");
  }

  /// "…@example.org, our team mailbox".
  [[nodiscard]] bool ours_behind(std::uint32_t byte) const {
    const std::uint32_t next = word_at(byte);
    return next < l_.size() && l_.words[next].gap == Gap::aside &&
           (l_.is(next, "our") || (l_.is(next, "the") && !l_.is(next + 1, "family"))) &&
           (l_.is(next + 1, "mailbox") || l_.is(next + 1, "inbox") || l_.is(next + 2, "mailbox") ||
            l_.is(next + 2, "inbox") || l_.is(next + 2, "address"));
  }

  /// "Her sister wrote to me at …": an address from which the mail came.
  [[nodiscard]] bool relative_wrote(std::uint32_t word) const {
    constexpr std::array kWrote = {"wrote", "writes", "emailed", "emails", "mailed"};
    constexpr std::uint32_t kNear = 7;
    for (std::uint32_t n = 1; n <= kNear && n < word; ++n) {
      const std::uint32_t i = word - n;
      if (l_.words[i].gap >= Gap::sentence) return false;
      if (!listed(kWrote, l_.lower(i))) continue;
      // "His dad, Marcus, emailed me"
      const bool apposed = l_.words[i].gap == Gap::aside && i > 1 && l_.has(i - 2, Cue::relation);
      // "His wife saw it on the news and emailed us"
      bool earlier = false;
      for (std::uint32_t k = 2; l_.is(i - 1, "and") && k <= kNear && k < i; ++k) {
        if (l_.words[i - k + 1].gap >= Gap::sentence) break;
        earlier = earlier || l_.has(i - k, Cue::relation);
      }
      return l_.has(i - 1, Cue::relation) || apposed || earlier;
    }
    return false;
  }

  /// "write to the team at": an address of a group at work.
  [[nodiscard]] bool desk(std::uint32_t word) const {
    constexpr std::array kGroups = {"team",       "us",    "office",    "service",
                                    "committee",  "unit",  "ward",      "group",
                                    "department", "board", "programme", "program"};
    constexpr std::uint32_t kNear = 3;
    for (std::uint32_t n = 1; n <= kNear && n <= word; ++n) {
      if (l_.words[word - n + 1].gap >= Gap::sentence) return false;
      if (listed(kGroups, l_.lower(word - n))) return true;
    }
    return false;
  }

  void urls(std::string_view opening) {
    const std::string_view text = l_.text;
    std::size_t behind = 0;
    for (std::size_t at = text.find(opening); at != std::string_view::npos;
         at = text.find(opening, at + 1)) {
      if (at < behind) continue;
      std::size_t end = at;
      while (end < text.size() && link_byte(text[end])) ++end;
      behind = end;
      while (end > at && (text[end - 1] == '.' || text[end - 1] == ',' || text[end - 1] == ';'))
        --end;
      url({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    }
  }

  /// "lylestrong.example/updates": an address without its opening.
  void bare_domains() {
    constexpr std::array kEndings = {"com",  "org",  "net",  "example", "info", "blog", "page",
                                     "site", "life", "live", "family",  "love", "care", "online",
                                     "me",   "co",   "uk",   "au",      "in",   "ie",   "ph",
                                     "ng",   "de",   "ca",   "us",      "nz",   "za",   "mx"};
    const auto joined = [&](std::uint32_t k) {
      const std::string_view gap =
          k < l_.size() && l_.words[k].gap == Gap::joined ? l_.between(k) : std::string_view{};
      return gap == "." || gap == "-" || gap == "_";
    };
    for (std::uint32_t i = 0; i + 1 < l_.size(); ++i) {
      if (r_.taken[i] != 0 || joined(i) || !joined(i + 1)) continue;
      std::uint32_t last = i;
      std::uint32_t ending = 0;
      while (joined(last + 1)) {
        ++last;
        if (l_.between(last) == "." && listed(kEndings, l_.lower(last))) ending = last;
      }
      const bool lower = l_.words[ending].span.size() > 1 && !l_.words[ending].capital;
      if (ending == 0 || ending != last || !lower || l_.words[i].digits) continue;
      std::size_t end = l_.words[last].span.end;
      const bool path = end < l_.text.size() && l_.text[end] == '/';
      // "on me.in" is a slip of the pen; short endings want a path.
      if (!path && l_.words[ending].span.size() < 3 && last < i + 2) continue;
      while (path && end < l_.text.size() && link_byte(l_.text[end])) ++end;
      while (l_.text[end - 1] == '.' || l_.text[end - 1] == ',' || l_.text[end - 1] == ';') --end;
      url({l_.words[i].span.start, static_cast<std::uint32_t>(end)});
    }
  }

  /// "@nana_fights": a name that a patient or their family goes by on the net.
  void handles() {
    const std::string_view text = l_.text;
    for (std::size_t at = text.find('@'); at != std::string_view::npos;
         at = text.find('@', at + 1)) {
      const bool opens = at == 0 || text[at - 1] == ' ' || text[at - 1] == '(' ||
                         text[at - 1] == '\n' || text[at - 1] == '"';
      std::size_t end = at + 1;
      while (end < text.size() && mail_byte(text[end])) ++end;
      while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
      constexpr std::size_t kShortest = 4;
      if (!opens || end - at < kShortest) continue;
      const std::uint32_t word = word_at(static_cast<std::uint32_t>(at));
      if (word >= l_.size() || r_.taken[word] != 0) continue;
      const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      take(span);
      const bool theirs = possessed(word) || family(word);
      if (theirs && (cues_before(word) & bit(Cue::own_contact)) == 0 && r_.anchored(word)) {
        r_.report(IdentifierFamily::url, span, kLinkWhy);
      }
    }
  }

  /// A patient, a relative or somebody alone keeps a page or posts: "the grandson made a page".
  [[nodiscard]] bool family(std::uint32_t word) const {
    constexpr std::array kPages = {
        "page",     "blog",    "site",   "website", "posts",   "posted",   "posting",    "updates",
        "vlog",     "channel", "diary",  "fund",    "wrote",   "writes",   "instagram",  "tiktok",
        "facebook", "twitter", "handle", "account", "profile", "memorial", "fundraiser", "tribute",
        "pictures", "photos",  "video",  "videos",  "campaign"};
    constexpr std::uint32_t kNear = 16;
    bool page = false;
    bool who = false;
    for (std::uint32_t n = 1; n <= kNear && n <= word; ++n) {
      const std::uint32_t i = word - n;
      const std::string_view lower = l_.lower(i);
      if (lower == "my" || lower == "our" || lower == "i" || lower == "we") return false;
      if ((l_.words[i].cues & (bit(Cue::staff) | bit(Cue::product))) != 0 &&
          !listed(kPages, lower)) {
        return false;
      }
      page = page || listed(kPages, lower);
      who = who || is_pronoun(lower) || lower == "family" || lower == "their" ||
            (l_.words[i].cues & (bit(Cue::relation) | bit(Cue::patient) | bit(Cue::person))) != 0;
      if (l_.words[i].gap == Gap::sentence) break;
    }
    return page && who;
  }

  void url(Span span) {
    const std::uint32_t word = word_at(span.start);
    const bool seen = word < l_.size() && r_.taken[word] != 0;
    take(span);
    if (seen) return;
    const std::string_view link = span.of(l_.text);
    const bool digits = digits_of(link).size() >= 3;
    bool record = false;
    for (const char* part : {"patient", "chart", "record", "mrn", "encounter", "member", "visit"}) {
      record = record || link.find(part) != std::string_view::npos;
    }
    for (const char* fund : {"gofundme", "caringbridge", "justgiving", "givealittle", "ketto"}) {
      record = record || (link.find(fund) != std::string_view::npos);
    }
    const bool fund = link.find("gofundme") != std::string_view::npos ||
                      link.find("caringbridge") != std::string_view::npos ||
                      link.find("justgiving") != std::string_view::npos;
    // "her blog … gave me the idea; she is a nurse"
    const std::uint64_t told = word < l_.size() ? l_.sentence_of(word).cues : 0;
    const bool colleague =
        (told & bit(Cue::staff)) != 0 &&
        (told & (bit(Cue::relation) | bit(Cue::patient) | bit(Cue::person))) == 0;
    const bool owned = (cues_before(word) & bit(Cue::own_contact)) == 0 && !colleague &&
                       (possessed(word) || family(word));
    const bool leads = (record && (digits || fund)) || owned;
    const bool reported = leads && (r_.anchored(word) || record);
    consider(IdentifierFamily::url, span, false, reported);
    if (!reported) {
      r_.links.push_back(span);
      return;
    }
    r_.report(IdentifierFamily::url, span, kLinkWhy);
    constexpr std::size_t kMost = 512;  // what is searched for each name of the text
    if (r_.link_text.size() < kMost) {
      for (const char c : link.substr(0, kMost)) {
        r_.link_text += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      }
    }
  }

  /// "his blog at https…", "the family's page".
  [[nodiscard]] bool possessed(std::uint32_t word) const {
    constexpr std::uint32_t kNear = 6;
    for (std::uint32_t n = 1; n <= kNear && n <= word; ++n) {
      const std::uint32_t i = word - n;
      const std::string_view lower = l_.lower(i);
      constexpr std::array kWorks = {"dissertation", "thesis", "paper",      "article",
                                     "talk",         "slides", "study",      "poster",
                                     "book",         "code",   "repository", "tool"};
      if (listed(kWorks, lower)) return false;
      if (lower == "his" || lower == "her" || lower == "family" ||
          (l_.words[i].possessive && (l_.has(i, Cue::patient) || l_.has(i, Cue::relation)))) {
        return true;
      }
      if (l_.words[i].gap == Gap::sentence) break;
    }
    return false;
  }

  void internet_address(std::uint32_t i) {
    for (std::uint32_t k = 0; k < 4; ++k) {
      const Word& w = l_.words[i + k];
      if (!w.digits || w.span.size() > 3 || r_.taken[i + k] != 0) return;
      if (k > 0 && l_.between(i + k) != ".") return;
      // Three digits compare as text where the lengths are equal.
      if (w.span.size() == 3 && l_.written(i + k) > "255") return;
    }
    const bool longer = i + 4 < l_.size() && l_.between(i + 4) == "." && l_.words[i + 4].digits;
    const bool inner = i > 0 && l_.between(i) == ".";
    if (longer || inner) return;
    constexpr std::uint64_t kOthers = bit(Cue::not_id) | bit(Cue::host);
    const std::uint64_t before = cues_before(i);
    const bool theirs = r_.patient_in(i) || l_.sentence_of(i).pronoun;
    if (((before & kOthers) != 0 && !theirs) || !r_.anchored(i) || version(i)) return;
    if (!theirs && !says_address(i)) return;
    r_.report(IdentifierFamily::ip, i, i + 4, kLinkWhy);
  }

  [[nodiscard]] bool version(std::uint32_t i) const {
    for (std::uint32_t n = 1; n <= 3 && n <= i; ++n) {
      const std::string_view w = l_.lower(i - n);
      if (w == "version" || w == "build" || w == "release" || w == "firmware" || w == "v")
        return true;
    }
    return false;
  }

  [[nodiscard]] bool says_address(std::uint32_t i) const {
    for (std::uint32_t n = 1; n <= 8 && n <= i; ++n) {
      if (l_.is(i - n, "ip")) return true;
    }
    return false;
  }

  Reading& r_;
  const WordList& l_;
};

}  // namespace

void read_links(Reading& reading) {
  Links(reading).run();
}

namespace {

/// The part of a link is a name found, or begins with one: "lylestrong", "hatties".
bool holds_name(const Reading& reading, std::string_view part) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kLongest = 24;
  for (std::size_t size = kShortest; size <= std::min(part.size(), kLongest); ++size) {
    if (reading.names.contains(std::string(part.substr(0, size)))) return true;
  }
  return false;
}

}  // namespace

void read_named_links(Reading& reading) {
  const WordList& l = reading.list;
  for (const Span& span : reading.links) {
    const auto first =
        std::lower_bound(l.words.begin(), l.words.end(), span.start,
                         [](const Word& w, std::uint32_t at) { return w.span.end <= at; });
    for (auto it = first; it != l.words.end() && it->span.start < span.end; ++it) {
      if (!holds_name(reading, it->folded.of(l.folded))) continue;
      reading.report(IdentifierFamily::url, span, kLinkWhy);
      break;
    }
  }
}

}  // namespace reframe::privacy
