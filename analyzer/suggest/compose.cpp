#include "analyzer/suggest/compose.h"

#include <algorithm>
#include <cctype>

#include "analyzer/base/unicode.h"
#include "analyzer/suggest/acts.h"
#include "analyzer/suggest/morphology.h"

namespace reframe {

using rulepack::About;
using rulepack::kNone;
using rulepack::Lack;
using rulepack::RewriteAction;
using rulepack::RewriteRow;
using rulepack::Tables;
using rulepack::VerbForm;

namespace {

/// A longer line needs cutting, not more words.
constexpr std::size_t kMostWordsAsked = 42;
/// No statement of a resume is longer; what is, is left alone, and costs nothing.
constexpr std::size_t kMostWords = 90;

bool overlap(const Edit& a, const Edit& b) {
  if (a.span.empty() && b.span.empty()) return a.span.start == b.span.start;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

bool overlap(const Change& a, const Change& b) {
  return std::any_of(a.edits.begin(), a.edits.end(), [&](const Edit& x) {
    return std::any_of(b.edits.begin(), b.edits.end(),
                       [&](const Edit& y) { return overlap(x, y); });
  });
}

SuggestionKind kind_of(const RewriteRow& row) {
  return static_cast<SuggestionKind>(row.kind);
}

constexpr std::string_view kDash = "\xE2\x80\x93 ";

std::string slot_in(std::string_view text) {
  const std::size_t open = text.find('[');
  const std::size_t close = text.find("?]");
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  return std::string(text.substr(open, close + 2 - open));
}

std::string upper(std::string_view u8_text) {
  std::string out;
  bool slot = false;
  for (const char c : u8_text) {
    slot = c == '[' || (slot && c != ']');
    out += !slot && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  return out;
}

}  // namespace

bool structural(RewriteAction action) {
  return action == RewriteAction::opener || action == RewriteAction::nominal ||
         action == RewriteAction::gerund || action == RewriteAction::passive ||
         action == RewriteAction::first_person || action == RewriteAction::third_person;
}

std::vector<Edit> joined(const std::vector<Edit>& first, const std::vector<Edit>& edits) {
  std::vector<Edit> out = first;
  for (const Edit& edit : edits) {
    std::int64_t shift = 0;  // text made so far, minus text of the line
    bool placed = false;
    for (Edit& made : out) {
      const auto start = static_cast<std::int64_t>(made.span.start) + shift;
      const auto end = start + static_cast<std::int64_t>(made.text.size());
      if (edit.span.end < start) break;
      if (edit.span.start <= end && edit.span.start >= start && edit.span.end <= end) {
        made.text.replace(static_cast<std::size_t>(edit.span.start - start), edit.span.size(),
                          edit.text);
        placed = true;
        break;
      }
      shift = end - static_cast<std::int64_t>(made.span.end);
    }
    if (placed) continue;
    const auto moved = [&](std::uint32_t at) { return static_cast<std::uint32_t>(at - shift); };
    out.push_back({{moved(edit.span.start), moved(edit.span.end)}, edit.text});
    std::stable_sort(out.begin(), out.end(),
                     [](const Edit& a, const Edit& b) { return a.span.start < b.span.start; });
  }
  return out;
}

Composer::Composer(const Line& line, const Standing& standing) : line_(line), standing_(standing) {
  if (line_.count() < 3 || line_.count() > kMostWords) return;
  find_opening();
  find_wording();
  if (!line_.asked() && line_.count() <= kMostWordsAsked) find_questions();
}

const RewriteRow& Composer::row(const Hit& hit) const {
  const Tables& t = line_.tables();
  return t.rewrites[t.moves[hit.rule].rewrite];
}

std::uint32_t Composer::first_with(RewriteAction action) const {
  const auto& rows = line_.tables().rewrites;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    if (rows[i].action == action) return i;
  }
  return kNone;
}

bool Composer::all_skippable_before(std::size_t i) const {
  return i <= line_.opening();
}

// ---------------------------------------------------------------------------- the opening

/// One change of structure at the start of the line: an opener, an act without tense, a noun for a
/// verb, a passive, an "I".
void Composer::find_opening() {
  std::optional<Change> found;
  std::uint32_t longest = 0;
  for (const Hit& hit : line_.matched().moves) {
    if (row(hit).action != RewriteAction::opener || hit.span.size() < longest) continue;
    if (auto part = opener(hit)) {
      longest = hit.span.size();
      found = std::move(part);
    }
  }
  if (!found) found = gerund();
  for (const Hit& hit : line_.matched().moves) {
    if (found || row(hit).action != RewriteAction::nominal) continue;
    if (line_.word_at(hit.span.start) == 0) found = nominal(hit, standing_.present);
  }
  if (!found) found = passive();
  if (!found) found = first_person();
  if (!found) found = third_person();
  if (found) wording_.push_back(*std::move(found));
}

std::optional<Change> Composer::opener(const Hit& hit) const {
  const std::size_t first = line_.word_at(hit.span.start);
  const std::size_t next = line_.word_at(hit.span.end);
  if (!all_skippable_before(first) || next >= line_.count()) return std::nullopt;
  const bool now = first > 0 && (line_.word(first - 1) == "is" || line_.word(first - 1) == "am" ||
                                 line_.word(first - 1) == "are");
  auto part = behind_opener(next, standing_.present || now);
  if (!part) return std::nullopt;
  part->rewrite = line_.tables().moves[hit.rule].rewrite;
  part->move = hit.rule;
  Edit& head = part->edits.front();
  head.span.start = line_.token(0).span.start;
  if (line_.token(0).capitalised) head.text = capitalised(head.text);
  return part;
}

/// What takes over when an opener goes: an act in -ing, or a noun that needs a plain verb.
std::optional<Change> Composer::behind_opener(std::size_t at, bool present) const {
  std::size_t verb = at;
  while (verb + 1 < line_.count() && line_.word(verb).ends_with("ly") &&
         line_.token(verb + 1).barrier == Barrier::none) {
    ++verb;
  }
  Change part;
  if (line_.acting_gerund(verb)) {
    auto edits = finite_acts(line_, verb, present);
    if (!edits) return std::nullopt;
    if (verb > at) {
      Edit adverb{{line_.token(at).span.start, line_.token(at).span.end}, line_.written(at)};
      edits->insert(edits->begin(), adverb);
    }
    part.edits = *std::move(edits);
    return part;
  }
  const bool of =
      verb == at && at + 2 < line_.count() && line_.word(at + 1) == "of" && line_.gerund(at);
  if (of) {
    auto edits = finite_acts(line_, at, present);
    if (!edits) return std::nullopt;
    part.edits = *std::move(edits);
    return part;
  }
  for (const Hit& hit : line_.matched().moves) {
    const std::size_t start = line_.word_at(hit.span.start);
    const std::string_view does = line_.tables().text(line_.tables().moves[hit.rule].text);
    // "the design of" stays: who answers for a thing has not always done it. Care is given by
    // whoever answers for it.
    const bool cares = does == "care for" && start == at + 1 && line_.word(at) == "the";
    if (row(hit).action == RewriteAction::nominal && (start == at || cares)) {
      auto named = nominal(hit, present);
      if (!named) continue;
      named->brought = named->rewrite;
      return named;
    }
    if (row(hit).action != RewriteAction::supply || start != at) continue;
    const std::string_view supplied = line_.tables().text(line_.tables().moves[hit.rule].text);
    const std::size_t tail = std::min(supplied.find(' '), supplied.size());
    auto form = form_of_base(line_.tables(), supplied.substr(0, tail),
                             present ? VerbForm::base : VerbForm::past);
    if (form) *form += supplied.substr(tail);
    const std::size_t last = line_.word_at(hit.span.end) - 1;
    auto more = finite_acts_behind(line_, last, present);
    if (!form || !more) continue;
    part.brought = line_.tables().moves[hit.rule].rewrite;
    part.edits.push_back({{hit.span.start, hit.span.start}, *form + " "});
    part.edits.insert(part.edits.end(), more->begin(), more->end());
    return part;
  }
  return std::nullopt;
}

/// "the design and roll-out of a tool" → "designed and rolled out a tool".
std::optional<Change> Composer::nominal(const Hit& hit, bool present) const {
  const Tables& t = line_.tables();
  const VerbForm form = present ? VerbForm::base : VerbForm::past;
  Change part;
  part.rewrite = t.moves[hit.rule].rewrite;
  part.move = hit.rule;
  std::string text;
  std::string_view verbs = t.text(t.moves[hit.rule].text);
  while (!verbs.empty()) {
    const std::size_t next = std::min(verbs.find(" and "), verbs.size());
    const std::string_view one = verbs.substr(0, next);
    std::size_t tail = one.size();
    auto verb = form_of_base(t, one, form);
    if (!verb) {
      tail = std::min(one.find(' '), one.size());
      verb = form_of_base(t, one.substr(0, tail), form);
    }
    if (!verb) return std::nullopt;
    text += (text.empty() ? "" : " and ") + *verb + std::string(one.substr(tail));
    verbs.remove_prefix(std::min(next + 5, verbs.size()));
  }
  std::size_t start = line_.word_at(hit.span.start);
  const std::size_t end = line_.word_at(hit.span.end);
  if (end >= line_.count() || line_.token(end).barrier != Barrier::none) return std::nullopt;
  auto more = finite_acts_behind(line_, end - 1, present);
  if (!more) return std::nullopt;
  if (start > 0 && line_.word(start - 1) == "the") --start;
  if (line_.token(start).capitalised) text = capitalised(text);
  part.edits.push_back({{line_.token(start).span.start, hit.span.end}, text});
  part.edits.insert(part.edits.end(), more->begin(), more->end());
  return part;
}

std::optional<Change> Composer::gerund() const {
  const std::size_t i = line_.opening();
  const std::uint32_t rewrite = first_with(RewriteAction::gerund);
  const bool of = i + 1 < line_.count() && line_.word(i + 1) == "of" && line_.gerund(i) &&
                  !line_.in(i, line_.lists().noun_gerund);
  const bool acts = line_.acting_gerund(i) && !line_.in(i, line_.lists().heading) &&
                    !(line_.word(i) == "looking" && line_.word(i + 1) != "after");
  if (rewrite == kNone || standing_.strong || !(acts || of)) return std::nullopt;
  if (line_.has_main_verb(i + 1)) return std::nullopt;
  for (std::size_t k = 0; k < i; ++k) {
    if (!line_.word(k).ends_with("ly") || line_.token(k + 1).barrier != Barrier::none) {
      return std::nullopt;
    }
  }
  auto edits = finite_acts(line_, i, standing_.present);
  if (!edits) return std::nullopt;
  Change part;
  part.rewrite = rewrite;
  part.edits = *std::move(edits);
  return part;
}

/// "I cared for" → "Cared for"; "I was", "I have been" and a story's "I" inside stay.
std::optional<Change> Composer::first_person() const {
  const std::uint32_t rewrite = first_with(RewriteAction::first_person);
  std::size_t person = 0;
  // "In this role, I built": the role is named above the line.
  const bool role =
      line_.count() > 5 && line_.word(0) == "in" && line_.word(1) == "this" && line_.word(3) == "i";
  if (role) person = 3;
  if (rewrite == kNone || line_.word(person) != "i") return std::nullopt;
  std::size_t verb = person + 1;
  if (verb < line_.count() && line_.word(verb) == "have") ++verb;
  while (verb + 1 < line_.count() && line_.word(verb).ends_with("ly")) ++verb;
  const std::string_view word = verb < line_.count() ? line_.word(verb) : "";
  const bool past = line_.has_form(verb, VerbForm::past) || word == "cared";
  static constexpr std::array kStays = {"was", "had",    "were",  "felt",   "did",
                                        "got", "became", "began", "started"};
  const bool stays = std::find(kStays.begin(), kStays.end(), word) != kStays.end();
  if (!past || stays || line_.token(verb).barrier != Barrier::none) return std::nullopt;
  const std::size_t keep = line_.word(person + 1) == "have" ? person + 2 : person + 1;
  Change part;
  part.rewrite = rewrite;
  part.edits.push_back(
      {{line_.token(0).span.start, line_.token(keep).span.end}, capitalised(line_.written(keep))});
  return part;
}

/// "Assesses patients and starts IVs" → "Assess patients and start IVs": a resume has no "she".
std::optional<Change> Composer::third_person() const {
  const std::uint32_t rewrite = first_with(RewriteAction::third_person);
  const std::size_t i = line_.opening();
  if (rewrite == kNone || standing_.strong || line_.narrated()) return std::nullopt;
  for (std::size_t k = 0; k < i; ++k) {
    if (!line_.word(k).ends_with("ly")) return std::nullopt;
  }
  auto edits = base_acts(line_, i);
  if (!edits) return std::nullopt;
  Change part;
  part.rewrite = rewrite;
  part.edits = *std::move(edits);
  return part;
}

/// "A new form was designed" → "[who?] designed a new form".
std::optional<Change> Composer::passive() const {
  const std::uint32_t rewrite = first_with(RewriteAction::passive);
  constexpr std::size_t kLongestSubject = 7;
  if (rewrite == kNone || line_.asked()) return std::nullopt;
  std::size_t be = 0;
  while (be < line_.count() && line_.word(be) != "was" && line_.word(be) != "were") {
    // A comma, a clause or a pronoun in front makes the subject unsure.
    const bool unsure = be > 0 && line_.token(be).barrier != Barrier::none;
    static constexpr std::array kPronouns = {"i",    "we",    "it",   "that", "which", "who",
                                             "they", "there", "this", "what", "he",    "she"};
    if (unsure || be >= kLongestSubject || line_.in(be, line_.lists().freezer) ||
        std::find(kPronouns.begin(), kPronouns.end(), line_.word(be)) != kPronouns.end()) {
      return std::nullopt;
    }
    ++be;
  }
  std::size_t verb = be + 1;
  if (be == 0 || verb >= line_.count() || line_.token(be).barrier != Barrier::none) {
    return std::nullopt;
  }
  if (line_.word(verb).ends_with("ly")) ++verb;
  const bool done = line_.has_form(verb, VerbForm::participle) &&
                    line_.has_form(verb, VerbForm::past) && verb + 1 <= line_.count();
  const bool agent = verb + 1 < line_.count() && (line_.word(verb + 1) == "by");
  // "created and rolled out": both acts go in front of what they were done to.
  std::size_t last = verb;
  if (verb + 2 < line_.count() && line_.word(verb + 1) == "and") {
    last = verb + 2;
    static constexpr std::array kParticles = {"out", "up", "in", "on", "off", "down"};
    if (last + 1 < line_.count() &&
        std::find(kParticles.begin(), kParticles.end(), line_.word(last + 1)) != kParticles.end()) {
      ++last;
    }
  }
  const bool joined = last > verb && !line_.has_form(verb + 2, VerbForm::participle) &&
                      !line_.word(verb + 2).ends_with("ed");
  const bool found =
      std::any_of(line_.matched().moves.begin(), line_.matched().moves.end(), [&](const Hit& h) {
        return row(h).action == RewriteAction::passive && line_.word_at(h.span.start) == be;
      });
  if (!done || agent || joined || !found) return std::nullopt;
  const Tables& t = line_.tables();
  Change part;
  part.rewrite = rewrite;
  part.slot = slot_in(t.text(t.rewrites[rewrite].text));
  part.answer = t.text(t.rewrites[rewrite].sample);
  std::string subject(line_.text().substr(
      line_.token(0).span.start, line_.token(be - 1).span.end - line_.token(0).span.start));
  if (!line_.token(0).capitals) subject = uncapitalised(subject);
  const std::uint32_t acts = line_.token(verb).span.start;
  const std::uint32_t end = line_.token(last).span.end;
  part.edits.push_back(
      {{line_.token(0).span.start, end},
       part.slot + " " + std::string(line_.text().substr(acts, end - acts)) + " " + subject});
  return part;
}

// ---------------------------------------------------------------------------- wording

void Composer::find_wording() {
  std::vector<Change> found;
  if (auto part = split()) found.push_back(*std::move(part));
  for (const Hit& hit : line_.matched().moves) {
    if (auto part = wording(hit)) found.push_back(*std::move(part));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Change& a, const Change& b) { return a.length > b.length; });
  for (Change& part : found) {
    const bool clear = std::none_of(wording_.begin(), wording_.end(),
                                    [&](const Change& p) { return overlap(p, part); });
    if (clear) wording_.push_back(std::move(part));
  }
}

/// "Led groups; taught families" → "Led groups. Taught families", in a line that is too long.
std::optional<Change> Composer::split() const {
  constexpr std::size_t kLongLine = 26;
  const std::uint32_t rewrite = first_with(RewriteAction::split);
  if (rewrite == kNone || standing_.strong || line_.count() <= kLongLine) return std::nullopt;
  Change part;
  part.rewrite = rewrite;
  for (std::size_t i = 1; i < line_.count(); ++i) {
    if (line_.token(i).barrier != Barrier::clause) continue;
    const bool verb = line_.has_form(i, VerbForm::past) || line_.has_form(i, VerbForm::base) ||
                      line_.has_form(i, VerbForm::third);
    // A colon, a full stop or a noun behind the semicolon: the line is built in another way.
    if (line_.mark_before(i) != ';' || !verb) return std::nullopt;
    part.edits.push_back({{line_.token(i - 1).span.end, line_.token(i).span.end},
                          ". " + capitalised(line_.written(i))});
  }
  if (part.edits.empty()) return std::nullopt;
  return part;
}

/// "Innovative and patient-centered thinker": what word `i` joins stays whole.
bool Composer::joins(std::size_t i) const {
  return i < line_.count() && (line_.word(i) == "and" || line_.word(i) == "or");
}

std::optional<Change> Composer::wording(const Hit& hit) const {
  const Tables& t = line_.tables();
  const RewriteRow& r = row(hit);
  Change part;
  part.rewrite = t.moves[hit.rule].rewrite;
  part.move = hit.rule;
  part.length = hit.span.size();
  if (standing_.strong && r.kind != static_cast<std::uint8_t>(SuggestionKind::lift)) {
    return std::nullopt;
  }
  const std::size_t first = line_.word_at(hit.span.start);
  const bool capital = first < line_.count() && line_.token(first).capitalised &&
                       (first == 0 || !line_.token(first).capitals);
  switch (r.action) {
    case RewriteAction::swap: {
      std::string text(t.text(t.moves[hit.rule].text));
      part.slot = slot_in(text);
      part.answer = t.text(r.sample);
      if (!part.slot.empty() && line_.asked()) return std::nullopt;
      part.edits.push_back({hit.span, capital ? capitalised(text) : text});
      return part;
    }
    case RewriteAction::verb: {
      for (const VerbForm form :
           {VerbForm::past, VerbForm::gerund, VerbForm::third, VerbForm::base}) {
        if (!line_.has_form(first, form)) continue;
        auto text = form_of_base(t, t.text(t.moves[hit.rule].text), form);
        if (!text) return std::nullopt;
        part.edits.push_back({hit.span, capital ? capitalised(*text) : *text});
        return part;
      }
      return std::nullopt;
    }
    case RewriteAction::cut: {
      // "adjust as required": a verb keeps what it stands on.
      const bool verb = first > 0 && (line_.has_form(first - 1, VerbForm::base) ||
                                      line_.has_form(first - 1, VerbForm::past));
      if (first == 0 && joins(line_.word_at(hit.span.end))) return std::nullopt;
      const bool bare = verb && (line_.token(first - 1).barrier != Barrier::none ||
                                 (first > 1 && line_.word(first - 2) == "and"));
      if (bare && line_.word_at(hit.span.end) == line_.count()) return std::nullopt;
      part.edits.push_back(cut(hit.span));
      return part;
    }
    case RewriteAction::trim: {
      const std::size_t last = line_.word_at(hit.span.end) - 1;
      std::size_t from = first;
      // "provide quality care": the verb that opens the term stays as well.
      if (line_.has_form(from, VerbForm::base) || line_.has_form(from, VerbForm::past) ||
          line_.has_form(from, VerbForm::gerund)) {
        ++from;
      }
      if (from >= last) return std::nullopt;
      part.edits.push_back(cut({line_.token(from).span.start, line_.token(last - 1).span.end}));
      return part;
    }
    case RewriteAction::fill:
      part.slot = slot_in(t.text(r.text));
      part.answer = t.text(r.sample);
      if (line_.asked() || !line_.lacks(Lack::number)) return std::nullopt;
      part.edits.push_back({line_.token(first).span, std::string(t.text(r.text))});
      return part;
    case RewriteAction::expand:
      return expansion(hit, std::move(part));
    default:
      return std::nullopt;
  }
}

/// "CLABSI" → "central line infections (CLABSI)", unless the line explains it already.
std::optional<Change> Composer::expansion(const Hit& hit, Change part) const {
  const Tables& t = line_.tables();
  const std::string_view meaning = t.text(t.moves[hit.rule].text);
  const std::string_view text = line_.text();
  Span span = hit.span;
  if (text.substr(span.end).starts_with("'s")) span.end += 2;
  const char before = span.start > 0 ? text[span.start - 1] : ' ';
  const char after = span.end < text.size() ? text[span.end] : ' ';
  // "rosa.AKI@mail.example": a part of an address
  const auto inner = [&](std::size_t at) {
    return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
  };
  const bool address = before == '@' || after == '@' || before == '_' || after == '_' ||
                       (before == '.' && span.start > 1 && inner(span.start - 2)) ||
                       (after == '.' && inner(span.end + 1));
  const bool part_of_more = address || before == '/' || before == '-' || before == '(' ||
                            after == '/' || after == '-' || text.substr(span.end).starts_with(" (");
  const std::string first(meaning.substr(0, meaning.find(' ')));
  for (std::size_t i = 0; i < line_.count(); ++i) {
    if (line_.word(i) == first) return std::nullopt;
  }
  if (part_of_more || line_.matched().tokens.all_capitals) return std::nullopt;
  // "BLS, ACLS, TNCC and CEN current": who reads a list of letters knows them.
  std::size_t letters = 0;
  for (std::size_t i = 0; i < line_.count(); ++i) letters += line_.token(i).capitals ? 1 : 0;
  if (letters * 2 > line_.count()) return std::nullopt;
  // "infections" stands by itself, not in front of another noun ("CLABSI rates").
  const std::size_t next = line_.word_at(span.end);
  const bool noun_follows = next < line_.count() && line_.token(next).barrier == Barrier::none &&
                            !line_.in(next, line_.lists().freezer) && line_.word(next) != "and" &&
                            line_.word(next) != "or";
  if (meaning.ends_with('s') && noun_follows) return std::nullopt;
  std::string shown(meaning);
  if (line_.word_at(span.start) == 0) shown = capitalised(shown);
  part.edits.push_back({span, shown + " (" + std::string(span.of(text)) + ")"});
  return part;
}

/// Takes `span` out with the space that belongs to it; the next word takes over a capital.
Edit Composer::cut(Span span) const {
  const std::string_view text = line_.text();
  const std::size_t first = line_.word_at(span.start);
  const std::size_t next = line_.word_at(span.end);
  const bool at_start = first == 0;
  if (next < line_.count() && line_.token(next).barrier != Barrier::clause &&
      !(line_.mark_before(next) == ',' && !at_start)) {
    const std::uint32_t end = line_.token(next).span.start;
    if (!at_start || !line_.token(first).capitalised) return {{span.start, end}, ""};
    return {{span.start, line_.token(next).span.end}, capitalised(line_.written(next))};
  }
  std::uint32_t start = span.start;
  while (start > 0 && (text[start - 1] == ' ' || text[start - 1] == ',')) --start;
  return {{start, span.end}, ""};
}

// ---------------------------------------------------------------------------- questions

bool Composer::may_ask(const RewriteRow& r) const {
  for (unsigned i = 0; i < rulepack::kLackNames.size(); ++i) {
    if ((r.lacks >> i & 1U) != 0 && !line_.lacks(static_cast<Lack>(i))) return false;
  }
  if ((r.judged & ~standing_.judged) != 0) return false;
  if (kind_of(r) == SuggestionKind::lift) return standing_.product;
  return !standing_.strong;
}

/// A topic speaks for the line when it stands near the opening, and what lifts a result when it
/// opens the line or stands near its end; where three acts or more
/// stand side by side, a question of what came of one of them would hang on the last.
bool Composer::fits(const Hit& hit) const {
  constexpr std::size_t kNear = 6;
  const RewriteRow& r = row(hit);
  if (r.about == About::proof || (r.rank < kCloseFit && kind_of(r) != SuggestionKind::lift)) {
    return true;
  }
  // "patients' needs": what the word owns is asked about, not they.
  if (r.action == RewriteAction::insert && line_.text().substr(hit.span.end).starts_with('\'')) {
    return false;
  }
  const std::size_t at = line_.word_at(hit.span.start);
  if (kind_of(r) == SuggestionKind::lift) {
    return at <= line_.opening() || line_.word_at(hit.span.end) + kNear > line_.count();
  }
  if (at > line_.opening() + kNear) return false;
  const bool of_one = r.about == About::effect || r.about == About::decision;
  return r.action == RewriteAction::insert || !of_one || line_.acts() < 3;
}

Change Composer::question(const Hit& hit) const {
  Change part = question_of(line_.tables().moves[hit.rule].rewrite);
  part.move = hit.rule;
  part.length = hit.span.size();
  if (row(hit).action != RewriteAction::insert) {
    const std::size_t next = place(hit, part);
    if (next >= line_.count()) return part;
    const std::size_t before = next - (line_.word(next - 1) == "and" ? 2 : 1);
    std::uint32_t behind = line_.token(before).span.end;
    while (behind < line_.text().size() && line_.text()[behind] == ')') ++behind;
    part.edits = {{{behind, behind}, " (" + part.slot + ")"}};
    return part;
  }
  const std::size_t last = line_.word_at(hit.span.end) - 1;
  const std::uint32_t at = line_.token(last).span.start;
  part.edits = {{{at, at}, std::string(line_.tables().text(row(hit).text)) + " "}};
  return part;
}

/// Where a question about the act that `hit` found stands, when it is not the end of the line: its
/// first word behind. Before the next act ("Supervised aides ([how many people?]), co-signed
/// notes"), before a clause of its own ("Designed a form (…) while carrying patients"), behind a
/// claim that a comma closes.
std::size_t Composer::place(const Hit& hit, const Change& part) const {
  const RewriteRow& r = row(hit);
  const std::size_t count = line_.count();
  constexpr std::size_t kShortTail = 4;  // over so few words a reader looks back
  if (standing_.at_end || r.rank < kCloseFit) return count;
  const std::size_t last = line_.word_at(hit.span.end) - 1;
  std::size_t next = count;
  if (r.about == About::proof) {
    const bool closed = last + 1 < count && line_.token(last + 1).barrier == Barrier::comma;
    next = closed ? last + 1 : count;
  } else {
    for (std::size_t i = last + 2; i < count && next == count; ++i) {
      if (line_.word(i) == "while" || line_.word(i) == "whilst") next = i;
    }
    if (r.about == About::scope) next = std::min(next, line_.next_act(last));
  }
  if (next + kShortTail > count) return count;
  // "Gave drugs and watched patients for reactions": the count is of all of it.
  static constexpr std::array kPatients = {"patient", "patients", "residents", "clients", "adults"};
  const bool of_all = part.slot.find("patients") != std::string::npos;
  for (std::size_t i = next; of_all && i < count; ++i) {
    if (std::find(kPatients.begin(), kPatients.end(), line_.word(i)) != kPatients.end()) {
      return count;
    }
  }
  return next;
}

/// The question of a rewrite, at the end of the line.
Change Composer::question_of(std::uint32_t rewrite) const {
  const Tables& t = line_.tables();
  const RewriteRow& r = t.rewrites[rewrite];
  Change part;
  part.rewrite = rewrite;
  part.slot = slot_in(t.text(r.text));
  part.answer = t.text(r.sample);
  std::string text(t.text(r.text));
  const std::size_t stop = line_.text().find_last_not_of(".;:, \t\r\n") + 1;
  // Behind a dash the answer belongs to the line; without one it hangs on its last noun.
  const bool joined = text[0] == ',' || text[0] == ':';
  if (!joined) text.insert(0, text.starts_with(kDash) ? " " : " " + std::string(kDash));
  part.edits.push_back(
      {{static_cast<std::uint32_t>(stop), static_cast<std::uint32_t>(stop)}, text});
  return part;
}

void Composer::find_questions() {
  const Tables& t = line_.tables();
  const bool slot_already = std::any_of(wording_.begin(), wording_.end(),
                                        [](const Change& p) { return !p.slot.empty(); });
  const bool opened = !wording_.empty() && structural(action_of(wording_.front()));
  const bool work =
      standing_.work &&
      (line_.reads_as_work(standing_.told, standing_.judged_as(rulepack::Judged::duty)) || opened);
  for (const Hit& hit : line_.matched().moves) {
    const RewriteRow& r = row(hit);
    const bool asks = r.action == RewriteAction::ask || r.action == RewriteAction::insert;
    if (!asks || slot_already || !may_ask(r) || !fits(hit)) continue;
    if (!work && r.about != About::proof) continue;
    questions_.push_back(question(hit));
  }
  // Without a verb in front only tasks and product work are asked: the rest tells who somebody is.
  const bool bare = !line_.opens_with_verb() && !opened;
  const bool task =
      standing_.judged_as(rulepack::Judged::duty) || standing_.judged_as(rulepack::Judged::product);
  const bool sentence = line_.in(0, line_.lists().determiner) || line_.in(0, line_.lists().freezer);
  const bool any = work && !slot_already && (!bare || (task && !sentence));
  for (std::uint32_t i = 0; any && i < t.rewrites.size(); ++i) {
    const RewriteRow& r = t.rewrites[i];  // those without terms are asked of any work
    if (r.action == RewriteAction::ask && r.moves.count == 0 && may_ask(r)) {
      questions_.push_back(question_of(i));
    }
  }
  std::stable_sort(questions_.begin(), questions_.end(), [&](const Change& a, const Change& b) {
    const auto rank_a = t.rewrites[a.rewrite].rank;
    const auto rank_b = t.rewrites[b.rewrite].rank;
    return rank_a != rank_b ? rank_a > rank_b : a.length > b.length;
  });
}

// ---------------------------------------------------------------------------- putting together

std::vector<const Change*> Composer::wording() const {
  std::vector<const Change*> out;
  for (const Change& change : wording_) out.push_back(&change);
  return out;
}

std::vector<const Change*> Composer::questions() const {
  std::vector<const Change*> out;
  for (const Change& change : questions_) out.push_back(&change);
  return out;
}

const Change* Composer::part_of(std::uint32_t number) const {
  for (const auto* parts : {&wording_, &questions_}) {
    for (const Change& part : *parts) {
      if (part.rewrite == number || part.brought == number) return &part;
      if (part.move != kNone && line_.tables().moves[part.move].rewrite == number) return &part;
    }
  }
  return nullptr;
}

std::vector<Edit> Composer::edits(const std::vector<const Change*>& changes) const {
  std::vector<Edit> out;
  for (const Change* part : changes) {
    out.insert(out.end(), part->edits.begin(), part->edits.end());
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Edit& a, const Edit& b) { return a.span.start < b.span.start; });
  fix_capitals(out);
  fix_articles(out);
  if (line_.matched().tokens.all_capitals) {
    for (Edit& edit : out) edit.text = upper(edit.text);
  }
  return out;
}

/// A line that began with a capital begins with one.
void Composer::fix_capitals(std::vector<Edit>& edits) const {
  if (edits.empty() || line_.count() == 0 || !line_.token(0).capitalised) return;
  Edit& first = edits.front();
  if (first.span.start > line_.token(0).span.start) return;
  if (!first.text.empty()) {
    first.text = capitalised(first.text);
    return;
  }
  const std::size_t next = line_.word_at(first.span.end);
  if (next >= line_.count() || line_.token(next).span.start != first.span.end) return;
  if (edits.size() > 1 && edits[1].span.start == first.span.end) {
    edits[1].text = capitalised(edits[1].text);
    return;
  }
  first.span.end = line_.token(next).span.end;
  first.text = capitalised(line_.written(next));
}

/// "a" and "an" before a word that an edit has changed.
void Composer::fix_articles(std::vector<Edit>& edits) const {
  for (std::size_t k = 0; k < edits.size(); ++k) {
    Edit& edit = edits[k];
    const std::size_t i = line_.word_at(edit.span.start);
    if (i == 0) continue;
    const std::string_view article = line_.word(i - 1);
    const bool is_article = article == "a" || article == "an";
    const bool beside = line_.token(i - 1).span.end + 1 == edit.span.start;
    if (!is_article || !beside ||
        (k > 0 && edits[k - 1].span.end > line_.token(i - 1).span.start)) {
      continue;
    }
    std::string follows = edit.text + std::string(line_.text().substr(edit.span.end, 24));
    follows.erase(0, follows.find_first_not_of(' '));
    if (follows.empty() || follows[0] == '[') continue;
    const std::string_view right = takes_an(follows) ? "an" : "a";
    if (right == article) continue;
    edit.text = std::string(right) + " " + edit.text;
    if (line_.token(i - 1).capitalised) edit.text = capitalised(edit.text);
    edit.span.start = line_.token(i - 1).span.start;
  }
}

}  // namespace reframe
