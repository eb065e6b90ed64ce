#include "analyzer/suggest/acts.h"

#include <algorithm>

#include "analyzer/suggest/morphology.h"

namespace reframe {
namespace {

using rulepack::VerbForm;

/// A word that may stand between "and" and the act it joins.
bool adverb(const Line& line, std::size_t i) {
  return line.word(i).ends_with("ly") || line.word(i) == "also" || line.word(i) == "then";
}

/// Walks from the first act to the end of its clause and tells which words are acts beside it.
class ActFinder {
 public:
  /// `named`: a noun stood for the first act ("coordination of visits and shipping of samples"), so
  /// that an -ing word before "of" is a noun beside its object.
  ActFinder(const Line& line, std::size_t first, bool named)
      : line_(line), last_(first), named_(named) {}

  /// False when it is not clear.
  bool find() {
    const std::size_t first = last_;
    std::size_t commas = 0;
    bool closed = false;
    for (std::size_t i = last_ + 1; i < line_.count() && !ended_; ++i) {
      if (!step(i)) return false;
      if (!listing_ && line_.mark_before(i) == ',') ++commas;
      closed = closed || (commas > 0 && joined_by_and(i));
    }
    // "rounding, dose checks, chart reviews": tasks side by side, none the object of the first.
    const bool tasks = commas > 1 && !closed && last_ == first && pending_.empty();
    return !tasks && settle();
  }

  [[nodiscard]] const std::vector<std::size_t>& acts() const { return acts_; }
  [[nodiscard]] bool base_beside() const { return base_beside_; }

 private:
  bool step(std::size_t i) {
    if (line_.token(i).barrier == Barrier::clause) return clause(i);
    if (line_.in(i, line_.lists().lister)) listing_ = true;
    if (listing_) return true;
    const bool joined = joined_by_and(i);
    if (line_.gerund(i)) return gerund(i, joined);
    // "ordering supplies and vendor contacts": a list that a noun closes, or a participle's object.
    const bool closes = line_.mark_before(i - 1) == ',' || (pending_.size() == 1 && !participle());
    if (joined && !pending_.empty() && closes && !adverb(line_, i)) return false;
    if ((joined || line_.mark_before(i) == ',') && base_verb(i)) base_beside_ = true;
    return true;
  }

  /// Behind a semicolon the list may go on; behind a full stop another sentence begins.
  bool clause(std::size_t i) {
    const char mark = line_.mark_before(i);
    if (mark == ':') {
      listing_ = true;
      return true;
    }
    if (mark != ';') {
      if (base_verb(i)) base_beside_ = true;  // "SCHEDULING OF SCANS. OBTAIN CONSENTS"
      ended_ = true;
      return true;
    }
    listing_ = false;
    frozen_ = 0;
    if (!settle()) return false;
    if (line_.acting_gerund(i)) add(i);
    return true;
  }

  bool gerund(std::size_t i, bool joined) {
    if (line_.in(i - 1, line_.lists().freezer)) {
      frozen_ = i;
      return true;
    }
    const bool comma = line_.mark_before(i) == ',' && !joined;
    if (!joined && !comma) {
      // "staff providing care": what follows "and" could belong to the staff as well.
      loose_ = loose_ || (i != last_ + 1 && line_.acting_gerund(i));
      return true;
    }
    // "by sorting and counting notes" is one way; what is joined to a longer one may be an act.
    if (frozen_ > 0) {
      const bool same = i <= frozen_ + 2;
      if (same) frozen_ = i;
      return same || !joined || !line_.acting_gerund(i);
    }
    if (joined && object_before_and(i)) return true;
    if (loose_ && joined && line_.mark_before(i - 1) != ',') return false;
    const bool of = i + 1 < line_.count() && line_.word(i + 1) == "of";
    if (of && named_) return true;
    if (!line_.acting_gerund(i) && (!of || line_.in(i, line_.lists().noun_gerund))) {
      unclear_ = unclear_ || comma;
      return comma;
    }
    if (comma) {
      pending_.push_back(i);
      return true;
    }
    if (unclear_) return false;
    for (const std::size_t p : pending_) add(p);
    pending_.clear();
    add(i);
    return true;
  }

  /// What waits for a closing "and" that never came: several are acts, and so is one behind another
  /// of its kind, unless it tells how or to what end (", ensuring safety").
  bool settle() {
    const bool act = pending_.size() == 1 && !named_ && !participle();
    if (pending_.size() > 1 || act) {
      if (unclear_) return false;
      for (const std::size_t p : pending_) add(p);
    }
    pending_.clear();
    return true;
  }

  /// What waits tells how or to what end, not what else was done (", ensuring safety").
  [[nodiscard]] bool participle() const {
    static constexpr std::array kWays = {"ensuring", "assuring",  "making",    "allowing",
                                         "enabling", "resulting", "reducing",  "improving",
                                         "leading",  "using",     "utilizing", "working",
                                         "keeping",  "including", "increasing"};
    return std::find(kWays.begin(), kWays.end(), line_.word(pending_.front())) != kWays.end();
  }

  void add(std::size_t i) {
    acts_.push_back(i);
    last_ = i;
  }

  /// "providing training and coaching": the second is an object like the first.
  [[nodiscard]] bool object_before_and(std::size_t i) const {
    if (i < 2 || i - 2 == last_) return false;
    if (std::find(pending_.begin(), pending_.end(), i - 2) != pending_.end()) return false;
    return line_.gerund(i - 2) || line_.in(i - 2, line_.lists().noun_gerund) ||
           line_.in(i - 2, line_.lists().always_noun);
  }

  [[nodiscard]] bool joined_by_and(std::size_t i) const {
    const auto is_and = [&](std::size_t k) {
      return line_.word(k) == "and" || line_.word(k) == "or";
    };
    if (is_and(i - 1) || line_.mark_before(i) == '&') return true;
    return i >= 2 && adverb(line_, i - 1) && is_and(i - 2);
  }

  /// A verb in its base form beside an act; most are nouns too, so a determiner must follow.
  [[nodiscard]] bool base_verb(std::size_t i) const {
    if (line_.in(i, line_.lists().base_verb)) return true;
    return line_.has_form(i, VerbForm::base) && i + 1 < line_.count() &&
           line_.token(i + 1).barrier == Barrier::none && line_.in(i + 1, line_.lists().determiner);
  }

  const Line& line_;
  std::size_t last_;
  std::vector<std::size_t> acts_;
  std::vector<std::size_t> pending_;
  bool listing_ = false;
  std::size_t frozen_ = 0;  ///< the -ing word that a preposition owns; 0 when there is none
  bool named_ = false;
  bool loose_ = false;
  bool unclear_ = false;
  bool base_beside_ = false;
  bool ended_ = false;
};

std::optional<std::vector<Edit>> edits_for(const Line& line, const std::vector<std::size_t>& acts,
                                           bool present) {
  std::vector<Edit> edits;
  for (const std::size_t i : acts) {
    auto form = finite(line, i, present);
    if (!form) return std::nullopt;
    if (line.token(i).capitalised) form = capitalised(*std::move(form));
    Span span = line.token(i).span;
    const bool of = i + 1 < line.count() && line.word(i + 1) == "of";
    if (of && line.gerund(i)) span.end = line.token(i + 1).span.end;  // "checking of doses"
    edits.push_back({span, *std::move(form)});
  }
  return edits;
}

/// Walks a line told of a third person and tells which words are acts beside the first.
class ThirdFinder {
 public:
  ThirdFinder(const Line& line, std::size_t first) : line_(line), acts_{first} {}

  /// False when it is not clear.
  bool find() {
    if (!line_.acting_third(acts_.front())) return false;
    for (std::size_t i = acts_.front() + 1; i < line_.count(); ++i) {
      if (line_.token(i).barrier == Barrier::clause) owned_ = listing_ = false;
      listing_ = listing_ || line_.in(i, line_.lists().lister);
      if (!step(i)) return false;
    }
    return true;
  }

  [[nodiscard]] const std::vector<std::size_t>& acts() const { return acts_; }

 private:
  bool step(std::size_t i) {
    static constexpr std::array kOwns = {"that", "who", "which", "whose", "where",  "when",
                                         "if",   "how", "what",  "while", "whether"};
    if (std::find(kOwns.begin(), kOwns.end(), line_.word(i)) != kOwns.end()) owned_ = true;
    const bool between = line_.in(i, line_.lists().plural_noun) && i + 1 < line_.count() &&
                         line_.word(i + 1) == "and";  // "nurses and aides and assures"
    if (!beside(i) || listing_ || between) return true;
    if (line_.has_form(i, VerbForm::third)) {
      if (line_.acting_third(i)) {
        // "ensures that staff charts and signs": whose act it is cannot be told.
        if (owned_) return false;
        // "sessions and demos for the crew": few verbs take a preposition, many plurals do.
        const bool joins = line_.in(i + 1, line_.lists().freezer) &&
                           line_.token(i + 1).barrier == Barrier::none &&
                           !line_.of_class(i, line_.lists().joining_classes);
        if (joins) return false;
        acts_.push_back(i);
        return true;
      }
      // "checks in visitors", "signs up members": a verb with its particle, as likely as not
      static constexpr std::array kParticles = {"to", "in", "out", "up", "off", "over", "down"};
      const bool particle =
          i + 1 < line_.count() &&
          std::find(kParticles.begin(), kParticles.end(), line_.word(i + 1)) != kParticles.end();
      // "loads outgoing trucks", "schedules steering committee meetings": an object may follow
      const bool object = i + 1 < line_.count() && line_.token(i + 1).barrier == Barrier::none &&
                          line_.word(i + 1).ends_with("ing");
      return line_.in(i, line_.lists().plural_noun) && !particle && !object;
    }
    // "fits the cast", "fits and applies splints": a verb the lexicon does not know
    const bool and_act = i + 2 < line_.count() && line_.word(i + 1) == "and" &&
                         line_.has_form(i + 2, VerbForm::third) && line_.acting_third(i + 2);
    const bool unknown = line_.word(i).ends_with('s') && !line_.word(i).ends_with("ss") &&
                         i + 1 < line_.count() &&
                         (line_.in(i + 1, line_.lists().determiner) || and_act) &&
                         line_.token(i + 1).barrier == Barrier::none;
    return !unknown && (owned_ || !line_.has_form(i, VerbForm::past));
  }

  [[nodiscard]] bool beside(std::size_t i) const {
    if (line_.token(i).barrier != Barrier::none) return true;
    std::size_t before = i - 1;
    if (adverb(line_, before) && before > 0) --before;
    return line_.word(before) == "and" || line_.word(before) == "or";
  }

  const Line& line_;
  std::vector<std::size_t> acts_;
  bool owned_ = false;
  bool listing_ = false;
};

}  // namespace

std::optional<std::string> finite(const Line& line, std::size_t i, bool present) {
  const std::string written = line.written(i);
  auto form = form_of(line.tables(), line.token(i), written, VerbForm::gerund,
                      present ? VerbForm::base : VerbForm::past);
  if (!form && !present && !line.has_form(i, VerbForm::gerund)) {
    form = regular_past(line.word(i));
  }
  return form;
}

std::optional<std::vector<Edit>> base_acts(const Line& line, std::size_t first) {
  ThirdFinder finder(line, first);
  if (!finder.find()) return std::nullopt;
  std::vector<Edit> edits;
  for (const std::size_t i : finder.acts()) {
    auto form =
        form_of(line.tables(), line.token(i), line.written(i), VerbForm::third, VerbForm::base);
    if (!form) return std::nullopt;
    if (line.token(i).capitalised) form = capitalised(*std::move(form));
    edits.push_back({line.token(i).span, *std::move(form)});
  }
  return edits;
}

std::optional<std::vector<Edit>> finite_acts(const Line& line, std::size_t first, bool present) {
  ActFinder finder(line, first, false);
  if (!finder.find()) return std::nullopt;
  std::vector<std::size_t> acts{first};
  acts.insert(acts.end(), finder.acts().begin(), finder.acts().end());
  return edits_for(line, acts, present || finder.base_beside());
}

std::optional<std::vector<Edit>> finite_acts_behind(const Line& line, std::size_t behind,
                                                    bool present) {
  ActFinder finder(line, behind, true);
  if (!finder.find() || finder.base_beside()) return std::nullopt;
  return edits_for(line, finder.acts(), present);
}

}  // namespace reframe
