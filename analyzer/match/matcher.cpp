#include "analyzer/match/matcher.h"

#include <algorithm>
#include <iterator>
#include <mutex>

#include "analyzer/match/regex.h"
#include "analyzer/match/tokens.h"

namespace reframe {

using rulepack::Accept;
using rulepack::Edge;
using rulepack::kGapSymbol;
using rulepack::kNone;
using rulepack::Node;
using rulepack::Role;
using rulepack::RuleRow;
using rulepack::Tables;

namespace {

/// A symbol that covers `length` tokens.
struct Cover {
  std::uint32_t symbol = 0;
  std::uint32_t length = 1;
};

/// A place in the trie with the next token to read.
struct Step {
  std::uint32_t node = 0;
  std::uint32_t position = 0;
  bool after_gap = false;
};

/// The end of a rule's best match at the present start.
struct Candidate {
  std::uint32_t rule = 0;
  std::uint32_t end = 0;  ///< one past the last token
};

}  // namespace

struct MatchScratch::State {
  std::vector<Cover> covers;                ///< numbers and phrases, by token
  std::vector<std::uint32_t> covers_begin;  ///< by token, one more at the end
  std::vector<Step> stack;
  std::vector<Candidate> candidates;
  std::vector<std::uint32_t> vetoed;    ///< rules
  std::vector<std::uint32_t> gated;     ///< rules whose gate is open
  std::vector<std::uint32_t> last_end;  ///< by rule: token behind its last hit, this statement
  std::vector<std::uint32_t> touched;   ///< rules with last_end set
  std::vector<Span> spans;
};

MatchScratch::MatchScratch() : state_(std::make_unique<State>()) {}
MatchScratch::~MatchScratch() = default;
MatchScratch::MatchScratch(MatchScratch&&) noexcept = default;
MatchScratch& MatchScratch::operator=(MatchScratch&&) noexcept = default;

namespace {

/// One statement's run through the machine.
class Run {
 public:
  Run(const Tables& tables, MatchScratch::State& scratch, MatchResult& out,
      std::uint32_t opener_skip)
      : tables_(tables), s_(scratch), out_(out), opener_skip_(opener_skip) {}

  void run() {
    s_.last_end.resize(tables_.rules.size(), 0);
    s_.vetoed.clear();
    s_.gated.clear();
    find_phrases();
    collect_lists();
    bool at_opening = true;
    out_.opening = 0;
    for (std::uint32_t i = 0; i < count(); ++i) {
      s_.candidates.clear();
      start(i, tables_.term_root);
      if (at_opening) {
        start(i, tables_.opening_root);
        at_opening = token_has_list(i, opener_skip_) && i + 1 < count();
        if (!at_opening) out_.opening = i;
      }
      keep_longest(i);
    }
    for (const std::uint32_t rule : s_.touched) s_.last_end[rule] = 0;
    s_.touched.clear();
  }

  /// The terms of rewrites, over the words and phrases that run() has found. Moves of one rewrite
  /// may overlap; who composes them chooses.
  void run_moves() {
    s_.vetoed.clear();
    out_.moves.clear();
    for (std::uint32_t i = 0; i < count(); ++i) {
      s_.candidates.clear();
      start(i, tables_.move_root);
      if (i <= out_.opening) start(i, tables_.move_opening_root);
      for (const Candidate& candidate : s_.candidates) {
        out_.moves.push_back({candidate.rule, span_of(i, candidate.end)});
      }
    }
    std::erase_if(out_.moves, [&](const Hit& hit) {
      const std::uint32_t rewrite = tables_.moves[hit.rule].rewrite;
      return std::find(s_.vetoed.begin(), s_.vetoed.end(), rewrite) != s_.vetoed.end();
    });
  }

 private:
  [[nodiscard]] std::uint32_t count() const {
    return static_cast<std::uint32_t>(out_.tokens.tokens.size());
  }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return out_.tokens.tokens[i]; }

  [[nodiscard]] std::span<const std::uint32_t> symbols(std::uint32_t i) const {
    const auto* form = token(i).form;
    return form == nullptr ? std::span<const std::uint32_t>{}
                           : Tables::slice(tables_.form_symbols, form->symbols);
  }
  [[nodiscard]] std::span<const std::uint32_t> caps_symbols(std::uint32_t i) const {
    const auto* form = token(i).form;
    const bool says = form != nullptr && token(i).capitals && !out_.tokens.all_capitals;
    return says ? Tables::slice(tables_.form_symbols, form->caps_symbols)
                : std::span<const std::uint32_t>{};
  }
  [[nodiscard]] std::span<const Cover> covers(std::uint32_t i) const {
    return std::span(s_.covers).subspan(s_.covers_begin[i],
                                        s_.covers_begin[i + 1] - s_.covers_begin[i]);
  }

  /// Calls `visit(target)` for each edge of `node` that one of `symbols` opens.
  template <class Visit>
  void follow(const Node& node, std::span<const std::uint32_t> symbols_here, Visit visit) const {
    const auto edges = Tables::slice(tables_.edges, node.edges);
    if (edges.size() <= symbols_here.size()) {
      for (const Edge& edge : edges) {
        if (std::binary_search(symbols_here.begin(), symbols_here.end(), edge.symbol)) {
          visit(edge.target);
        }
      }
    } else {
      for (const std::uint32_t symbol : symbols_here) {
        const std::uint32_t target = find_edge(edges, symbol);
        if (target != kNone) visit(target);
      }
    }
  }

  static std::uint32_t find_edge(std::span<const Edge> edges, std::uint32_t symbol) {
    const auto it = std::lower_bound(edges.begin(), edges.end(), symbol,
                                     [](const Edge& e, std::uint32_t s) { return e.symbol < s; });
    return it != edges.end() && it->symbol == symbol ? it->target : kNone;
  }

  /// Numbers and multi-word entries, as symbols that cover one or more tokens.
  void find_phrases() {
    s_.covers.clear();
    s_.covers_begin.assign(1, 0);
    for (std::uint32_t i = 0; i < count(); ++i) {
      add_numbers(i);
      phrases_from(i);
      s_.covers_begin.push_back(static_cast<std::uint32_t>(s_.covers.size()));
    }
  }

  void add_numbers(std::uint32_t i) {
    const Token& t = token(i);
    if (!t.number) return;
    for (const auto& n : tables_.number_symbols) {
      const auto mask = 1U << static_cast<unsigned>(n.number_class);
      if ((t.pair_number_classes & mask) != 0) s_.covers.push_back({n.symbol, 2});
      if ((t.number_classes & mask) != 0) s_.covers.push_back({n.symbol, 1});
    }
  }

  void phrases_from(std::uint32_t i) {
    const auto push = [&](std::uint32_t target, std::uint32_t position) {
      s_.stack.push_back({target, position, false});
    };
    for (const auto& symbols_here : {symbols(i), caps_symbols(i)}) {
      for (const std::uint32_t symbol : symbols_here) {
        if (tables_.phrase_root[symbol] != kNone) push(tables_.phrase_root[symbol], i + 1);
      }
    }
    while (!s_.stack.empty()) {
      const Step step = s_.stack.back();
      s_.stack.pop_back();
      const Node& node = tables_.nodes[step.node];
      for (const Accept& accept : Tables::slice(tables_.accepts, node.accepts)) {
        add_cover({accept.target, step.position - i});
      }
      if (step.position >= count() || token(step.position).barrier != Barrier::none) continue;
      const auto next = [&](std::uint32_t target) { push(target, step.position + 1); };
      follow(node, symbols(step.position), next);
      follow(node, caps_symbols(step.position), next);
    }
  }

  /// Two paths can end in one phrase ("=may" and "may"); it counts once.
  void add_cover(Cover cover) {
    for (std::size_t k = s_.covers_begin.back(); k < s_.covers.size(); ++k) {
      if (s_.covers[k].symbol == cover.symbol && s_.covers[k].length == cover.length) return;
    }
    s_.covers.push_back(cover);
  }

  [[nodiscard]] Span span_of(std::uint32_t first, std::uint32_t end) const {
    return {token(first).span.start, token(end - 1).span.end};
  }

  void collect_lists() {
    for (std::uint32_t i = 0; i < count(); ++i) {
      const auto add = [&](std::uint32_t symbol, std::uint32_t length) {
        const std::uint32_t list = tables_.list_of_symbol[symbol];
        if (list != kNone) out_.lists.push_back({list, span_of(i, i + length)});
      };
      for (const std::uint32_t symbol : symbols(i)) add(symbol, 1);
      for (const std::uint32_t symbol : caps_symbols(i)) add(symbol, 1);
      for (const Cover& cover : covers(i)) add(cover.symbol, cover.length);
    }
  }

  [[nodiscard]] bool token_has_list(std::uint32_t i, std::uint32_t list) const {
    if (list == kNone) return false;
    const auto here = symbols(i);
    return std::binary_search(here.begin(), here.end(), tables_.lists[list].symbol);
  }

  /// Walks all terms that begin at token `i`.
  void start(std::uint32_t i, std::span<const std::uint32_t> root) {
    const auto begin = [&](std::uint32_t symbol, std::uint32_t length) {
      if (root[symbol] != kNone) s_.stack.push_back({root[symbol], i + length, false});
    };
    for (const std::uint32_t symbol : symbols(i)) begin(symbol, 1);
    for (const std::uint32_t symbol : caps_symbols(i)) begin(symbol, 1);
    for (const Cover& cover : covers(i)) begin(cover.symbol, cover.length);
    while (!s_.stack.empty()) {
      const Step step = s_.stack.back();
      s_.stack.pop_back();
      advance(i, step);
    }
  }

  void advance(std::uint32_t first, const Step& step) {
    const Node& node = tables_.nodes[step.node];
    for (const Accept& accept : Tables::slice(tables_.accepts, node.accepts)) {
      if (accept.at_end == 0 || step.position == count()) record(accept, step.position);
    }
    if (step.position >= count()) return;
    const auto edges = Tables::slice(tables_.edges, node.edges);
    for (std::size_t k = edges.size(); k > 0 && edges[k - 1].symbol >= kGapSymbol; --k) {
      open_gap(edges[k - 1], step.position);
    }
    // A term never runs over a comma or full stop; behind a gap the comma has been allowed.
    if (!step.after_gap && token(step.position).barrier != Barrier::none && step.position > first) {
      return;
    }
    const auto next = [&](std::uint32_t target) {
      s_.stack.push_back({target, step.position + 1, false});
    };
    follow(node, symbols(step.position), next);
    follow(node, caps_symbols(step.position), next);
    for (const Cover& cover : covers(step.position)) {
      const std::uint32_t target = find_edge(edges, cover.symbol);
      if (target != kNone) s_.stack.push_back({target, step.position + cover.length, false});
    }
  }

  void open_gap(const Edge& edge, std::uint32_t position) {
    const std::uint32_t most = edge.symbol - kGapSymbol;
    for (std::uint32_t skipped = 0; skipped <= most && position + skipped < count(); ++skipped) {
      if (token(position + skipped).barrier == Barrier::clause) break;
      s_.stack.push_back({edge.target, position + skipped, true});
    }
  }

  void record(const Accept& accept, std::uint32_t end) {
    switch (accept.role) {
      case Role::veto:
        s_.vetoed.push_back(accept.target);
        break;
      case Role::gate:
        s_.gated.push_back(accept.target);
        break;
      case Role::hit:
        for (Candidate& candidate : s_.candidates) {
          if (candidate.rule == accept.target) {
            candidate.end = std::max(candidate.end, end);
            return;
          }
        }
        s_.candidates.push_back({accept.target, end});
        break;
    }
  }

  void keep_longest(std::uint32_t i) {
    for (const Candidate& candidate : s_.candidates) {
      std::uint32_t& last = s_.last_end[candidate.rule];
      if (i < last) continue;
      if (last == 0) s_.touched.push_back(candidate.rule);
      last = candidate.end;
      out_.hits.push_back({candidate.rule, span_of(i, candidate.end)});
    }
  }

  const Tables& tables_;
  MatchScratch::State& s_;
  MatchResult& out_;
  std::uint32_t opener_skip_;
};

bool applies(const RuleRow& rule, const MatchContext& context) {
  if ((rule.kinds & (1U << static_cast<unsigned>(context.kind))) == 0) return false;
  if (rule.sections == 0) return true;
  return context.section_known &&
         (rule.sections & (1U << static_cast<unsigned>(context.section))) != 0;
}

void sort_unique(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// Drops what vetoes, sections, kinds and needs forbid; sorts by rule, then start.
void settle(const Tables& tables, const MatchContext& context, std::vector<std::uint32_t>& vetoed,
            std::vector<Hit>& hits) {
  // Sorted by rule, so that a line with a thousand hits asks for each rule once.
  sort_unique(vetoed);
  std::erase_if(hits, [&](const Hit& hit) {
    return !applies(tables.rules[hit.rule], context) ||
           std::binary_search(vetoed.begin(), vetoed.end(), hit.rule);
  });
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.rule != b.rule ? a.rule < b.rule : a.span.start < b.span.start;
  });
  const auto matched = [&](std::uint32_t rule) {
    const auto at = std::lower_bound(hits.begin(), hits.end(), rule,
                                     [](const Hit& h, std::uint32_t r) { return h.rule < r; });
    return at != hits.end() && at->rule == rule;
  };
  // Needs look at what matched by itself, so that the order of rules never decides.
  std::vector<std::uint32_t> dropped;
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
    if (hit != hits.begin() && std::prev(hit)->rule == hit->rule) continue;
    const auto needs = Tables::slice(tables.needs, tables.rules[hit->rule].needs);
    if (!needs.empty() && std::none_of(needs.begin(), needs.end(), matched)) {
      dropped.push_back(hit->rule);
    }
  }
  if (dropped.empty()) return;
  std::erase_if(hits, [&](const Hit& hit) {
    return std::binary_search(dropped.begin(), dropped.end(), hit.rule);
  });
}

}  // namespace

/// RE2 patterns, compiled when first needed; by rule.
struct Matcher::Patterns {
  struct Entry {
    std::once_flag once;
    std::unique_ptr<Regex> regex;
  };
  explicit Patterns(std::size_t rules) : entries(rules) {}
  std::vector<Entry> entries;

  const Regex& get(std::uint32_t rule, std::string_view pattern) {
    Entry& entry = entries[rule];
    std::call_once(entry.once, [&] { entry.regex = std::make_unique<Regex>(pattern); });
    return *entry.regex;
  }
};

Matcher::Matcher(const Tables& tables)
    : tables_(tables),
      opener_skip_(tables.find_list("opener-skip")),
      patterns_(std::make_unique<Patterns>(tables.rules.size())) {}
Matcher::~Matcher() = default;

void Matcher::match(std::string_view u8_text, const MatchContext& context, MatchScratch& scratch,
                    MatchResult& out) const {
  auto& state = *scratch.state_;
  out.hits.clear();
  out.lists.clear();
  tokenize(u8_text, tables_, out.tokens);
  Run(tables_, state, out, opener_skip_).run();
  sort_unique(state.gated);
  for (const std::uint32_t rule : state.gated) {
    state.spans.clear();
    patterns_->get(rule, tables_.text(tables_.rules[rule].pattern)).find_all(u8_text, state.spans);
    for (const Span& span : state.spans) out.hits.push_back({rule, span});
  }
  settle(tables_, context, state.vetoed, out.hits);
}

void Matcher::match_moves(MatchScratch& scratch, MatchResult& out) const {
  Run(tables_, *scratch.state_, out, opener_skip_).run_moves();
}

Status Matcher::check_patterns() const {
  for (std::uint32_t i = 0; i < tables_.rules.size(); ++i) {
    const std::string_view pattern = tables_.text(tables_.rules[i].pattern);
    if (pattern.empty()) continue;
    const std::string why = patterns_->get(i, pattern).error();
    if (!why.empty()) {
      return Error{ErrorCode::invalid_rule,
                   {},
                   "rule '" + std::string(tables_.text(tables_.rules[i].id)) +
                       "' has a pattern that does not work: " + why,
                   "mend the pattern: " + std::string(pattern)};
    }
  }
  return Done{};
}

}  // namespace reframe
