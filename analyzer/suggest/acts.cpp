#include "analyzer/suggest/acts.h"

#include <algorithm>

#include "analyzer/suggest/morphology.h"

namespace reframe {
namespace {

using rulepack::VerbForm;

/// Walks from the first act to the end of its clause and tells which words are acts beside it.
class ActFinder {
 public:
  ActFinder(const Line& line, std::size_t first) : line_(line), last_(first) {}

  /// False when it is not clear.
  bool find() {
    for (std::size_t i = last_ + 1; i < line_.count() && !ended_; ++i) {
      if (!step(i)) return false;
    }
    return settle();
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
    if (joined && !pending_.empty() && line_.mark_before(i - 1) == ',') return false;
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
      ended_ = true;
      return true;
    }
    listing_ = frozen_ = false;
    if (!settle()) return false;
    if (line_.acting_gerund(i)) add(i);
    return true;
  }

  bool gerund(std::size_t i, bool joined) {
    if (line_.in(i - 1, line_.lists().freezer)) {
      frozen_ = true;
      return true;
    }
    const bool comma = line_.mark_before(i) == ',' && !joined;
    if (!joined && !comma) {
      // "staff providing care": what follows "and" could belong to the staff as well.
      loose_ = loose_ || (i != last_ + 1 && line_.acting_gerund(i));
      return true;
    }
    if (frozen_) return true;
    if (joined && object_before_and(i)) return true;
    if (loose_ && joined && line_.mark_before(i - 1) != ',') return false;
    if (!line_.acting_gerund(i)) {
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

  /// What waits for a closing "and" that never came: one is a participle (", ensuring safety"),
  /// several are a list.
  bool settle() {
    if (pending_.size() > 1) {
      if (unclear_) return false;
      for (const std::size_t p : pending_) add(p);
    }
    pending_.clear();
    return true;
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
    if (is_and(i - 1)) return true;
    return i >= 2 && line_.word(i - 1).ends_with("ly") && is_and(i - 2);
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
  bool frozen_ = false;
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
    edits.push_back({line.token(i).span, *std::move(form)});
  }
  return edits;
}

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

std::optional<std::vector<Edit>> finite_acts(const Line& line, std::size_t first, bool present) {
  ActFinder finder(line, first);
  if (!finder.find()) return std::nullopt;
  std::vector<std::size_t> acts{first};
  acts.insert(acts.end(), finder.acts().begin(), finder.acts().end());
  return edits_for(line, acts, present || finder.base_beside());
}

std::optional<std::vector<Edit>> finite_acts_behind(const Line& line, std::size_t behind,
                                                    bool present) {
  ActFinder finder(line, behind);
  if (!finder.find() || finder.base_beside()) return std::nullopt;
  return edits_for(line, finder.acts(), present);
}

}  // namespace reframe
