#include "analyzer/rulepack/inflect.h"

#include <algorithm>
#include <array>
#include <set>

#include "analyzer/base/listed.h"

namespace reframe::rulepack {
namespace {

struct Irregular {
  std::string_view base, past, participle;
};

/// Irregular verbs that resumes and interview stories use.
constexpr Irregular kIrregularVerbs[] = {
    {"arise", "arose", "arisen"},
    {"be", "was", "been"},
    {"bear", "bore", "borne"},
    {"beat", "beat", "beaten"},
    {"become", "became", "become"},
    {"begin", "began", "begun"},
    {"bend", "bent", "bent"},
    {"bid", "bid", "bid"},
    {"bind", "bound", "bound"},
    {"blow", "blew", "blown"},
    {"break", "broke", "broken"},
    {"bring", "brought", "brought"},
    {"broadcast", "broadcast", "broadcast"},
    {"build", "built", "built"},
    {"buy", "bought", "bought"},
    {"catch", "caught", "caught"},
    {"choose", "chose", "chosen"},
    {"come", "came", "come"},
    {"cost", "cost", "cost"},
    {"cut", "cut", "cut"},
    {"deal", "dealt", "dealt"},
    {"dig", "dug", "dug"},
    {"do", "did", "done"},
    {"draw", "drew", "drawn"},
    {"drink", "drank", "drunk"},
    {"drive", "drove", "driven"},
    {"eat", "ate", "eaten"},
    {"fall", "fell", "fallen"},
    {"feed", "fed", "fed"},
    {"feel", "felt", "felt"},
    {"fight", "fought", "fought"},
    {"find", "found", "found"},
    {"fly", "flew", "flown"},
    {"forecast", "forecast", "forecast"},
    {"forget", "forgot", "forgotten"},
    {"freeze", "froze", "frozen"},
    {"get", "got", "gotten"},
    {"give", "gave", "given"},
    {"go", "went", "gone"},
    {"grow", "grew", "grown"},
    {"have", "had", "had"},
    {"hear", "heard", "heard"},
    {"hit", "hit", "hit"},
    {"hold", "held", "held"},
    {"input", "input", "input"},
    {"keep", "kept", "kept"},
    {"know", "knew", "known"},
    {"lay", "laid", "laid"},
    {"lead", "led", "led"},
    {"learn", "learned", "learned"},
    {"leave", "left", "left"},
    {"lend", "lent", "lent"},
    {"let", "let", "let"},
    {"lie", "lay", "lain"},
    {"lose", "lost", "lost"},
    {"make", "made", "made"},
    {"mean", "meant", "meant"},
    {"meet", "met", "met"},
    {"offset", "offset", "offset"},
    {"oversee", "oversaw", "overseen"},
    {"overcome", "overcame", "overcome"},
    {"pay", "paid", "paid"},
    {"put", "put", "put"},
    {"read", "read", "read"},
    {"rebuild", "rebuilt", "rebuilt"},
    {"redo", "redid", "redone"},
    {"rethink", "rethought", "rethought"},
    {"rewrite", "rewrote", "rewritten"},
    {"rise", "rose", "risen"},
    {"run", "ran", "run"},
    {"say", "said", "said"},
    {"see", "saw", "seen"},
    {"seek", "sought", "sought"},
    {"sell", "sold", "sold"},
    {"send", "sent", "sent"},
    {"set", "set", "set"},
    {"shed", "shed", "shed"},
    {"show", "showed", "shown"},
    {"shut", "shut", "shut"},
    {"sit", "sat", "sat"},
    {"sleep", "slept", "slept"},
    {"speak", "spoke", "spoken"},
    {"spend", "spent", "spent"},
    {"split", "split", "split"},
    {"spread", "spread", "spread"},
    {"stand", "stood", "stood"},
    {"stick", "stuck", "stuck"},
    {"strike", "struck", "struck"},
    {"sweep", "swept", "swept"},
    {"swim", "swam", "swum"},
    {"take", "took", "taken"},
    {"teach", "taught", "taught"},
    {"tell", "told", "told"},
    {"think", "thought", "thought"},
    {"throw", "threw", "thrown"},
    {"undergo", "underwent", "undergone"},
    {"understand", "understood", "understood"},
    {"undertake", "undertook", "undertaken"},
    {"uphold", "upheld", "upheld"},
    {"wear", "wore", "worn"},
    {"win", "won", "won"},
    {"withdraw", "withdrew", "withdrawn"},
    {"write", "wrote", "written"},
};

/// Verbs of several syllables that double their last letter (stress on the last syllable), and
/// those in -l that do so in UK spelling; US forms come from spellings().
constexpr std::array kDoubling = {
    "admit",  "allot",    "commit",   "compel", "confer", "control",  "debug",  "defer",
    "deter",  "emit",     "equip",    "expel",  "format", "handicap", "incur",  "infer",
    "kidnap", "occur",    "omit",     "outfit", "patrol", "permit",   "prefer", "program",
    "propel", "rebut",    "recur",    "refer",  "regret", "remit",    "repel",  "resubmit",
    "submit", "transfer", "transmit", "unplug", "upset",  "worship",  "zigzag"};

/// -l verbs: "modeled" in the US, "modelled" in the UK.
constexpr std::array kBritishDoubling = {"cancel",  "channel", "counsel", "dial",   "enrol",
                                         "fuel",    "funnel",  "initial", "label",  "level",
                                         "marshal", "model",   "panel",   "pencil", "signal",
                                         "total",   "travel",  "trial",   "tunnel"};

struct NounPair {
  std::string_view singular, plural;
};
constexpr NounPair kIrregularNouns[] = {{"analysis", "analyses"},
                                        {"basis", "bases"},
                                        {"calf", "calves"},
                                        {"child", "children"},
                                        {"criterion", "criteria"},
                                        {"crisis", "crises"},
                                        {"curriculum", "curricula"},
                                        {"diagnosis", "diagnoses"},
                                        {"foot", "feet"},
                                        {"hypothesis", "hypotheses"},
                                        {"half", "halves"},
                                        {"index", "indices"},
                                        {"knife", "knives"},
                                        {"life", "lives"},
                                        {"man", "men"},
                                        {"matrix", "matrices"},
                                        {"parenthesis", "parentheses"},
                                        {"person", "people"},
                                        {"phenomenon", "phenomena"},
                                        {"prognosis", "prognoses"},
                                        {"prosthesis", "prostheses"},
                                        {"shelf", "shelves"},
                                        {"staff", "staff"},
                                        {"synthesis", "syntheses"},
                                        {"thesis", "theses"},
                                        {"thrombosis", "thromboses"},
                                        {"tooth", "teeth"},
                                        {"wife", "wives"},
                                        {"woman", "women"},
                                        {"wolf", "wolves"}};

/// Stems spelled in two ways; the first is the US one.
struct SpellingPair {
  std::string_view us, uk;
};
constexpr SpellingPair kSpellings[] = {{"behavior", "behaviour"},
                                       {"color", "colour"},
                                       {"favor", "favour"},
                                       {"honor", "honour"},
                                       {"labor", "labour"},
                                       {"neighbor", "neighbour"},
                                       {"tumor", "tumour"},
                                       {"humor", "humour"},
                                       {"endeavor", "endeavour"},
                                       {"rigor", "rigour"},
                                       {"harbor", "harbour"},
                                       {"center", "centre"},
                                       {"liter", "litre"},
                                       {"fiber", "fibre"},
                                       {"theater", "theatre"},
                                       {"meter", "metre"},
                                       {"pediatric", "paediatric"},
                                       {"anesthe", "anaesthe"},
                                       {"orthopedic", "orthopaedic"},
                                       {"hemat", "haemat"},
                                       {"hemo", "haemo"},
                                       {"gynecolog", "gynaecolog"},
                                       {"estrogen", "oestrogen"},
                                       {"fetal", "foetal"},
                                       {"fetus", "foetus"},
                                       {"edema", "oedema"},
                                       {"esophag", "oesophag"},
                                       {"diarrhea", "diarrhoea"},
                                       {"leukemi", "leukaemi"},
                                       {"anemi", "anaemi"},
                                       {"ischemi", "ischaemi"},
                                       {"cesarean", "caesarean"},
                                       {"etiolog", "aetiolog"},
                                       {"program", "programme"},
                                       {"license", "licence"},
                                       {"practice", "practise"},
                                       {"defense", "defence"},
                                       {"offense", "offence"},
                                       {"enroll", "enrol"},
                                       {"fulfill", "fulfil"},
                                       {"skillful", "skilful"},
                                       {"judgment", "judgement"},
                                       {"catalog", "catalogue"},
                                       {"dialog", "dialogue"},
                                       {"gray", "grey"},
                                       {"maneuver", "manoeuvre"},
                                       {"specialty", "speciality"},
                                       {"specialties", "specialities"},
                                       {"aging", "ageing"},
                                       {"acknowledgment", "acknowledgement"},
                                       {"analyz", "analys"},
                                       {"paralyz", "paralys"},
                                       {"dialyz", "dialys"},
                                       {"catalyz", "catalys"},
                                       {"counselor", "counsellor"},
                                       {"instill", "instil"},
                                       {"traveler", "traveller"},
                                       {"jewelry", "jewellery"},
                                       {"installment", "instalment"}};

bool vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/// "plan" and "stop" double, "visit" and "screen" do not; stress decides for longer verbs.
bool doubles(std::string_view w) {
  if (listed(kDoubling, w)) return true;
  if (w.size() < 3) return false;
  const char c = w[w.size() - 1];
  const char b = w[w.size() - 2];
  const char a = w[w.size() - 3];
  const bool cvc = !vowel(c) && c != 'w' && c != 'x' && c != 'y' && vowel(b) && !vowel(a);
  const auto vowels =
      std::count_if(w.begin(), w.end(), [](char v) { return vowel(v) || v == 'y'; });
  return cvc && vowels == 1;
}

std::string third_person(std::string_view w) {
  const auto ends = [&](std::string_view tail) { return w.ends_with(tail); };
  std::string s(w);
  if (w == "be") return "is";
  if (w == "have") return "has";
  if (w.size() > 1 && w.back() == 'y' && !vowel(w[w.size() - 2])) {
    s.back() = 'i';
    return s + "es";
  }
  if (ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh") || w == "do" || w == "go" ||
      w == "undergo" || w == "veto") {
    return s + "es";
  }
  return s + "s";
}

std::string with_ed(std::string_view w) {
  std::string s(w);
  if (w.back() == 'e') return s + "d";
  if (w.back() == 'y' && w.size() > 1 && !vowel(w[w.size() - 2])) {
    s.back() = 'i';
    return s + "ed";
  }
  if (w.back() == 'c') return s + "ked";
  if (doubles(w)) s += w.back();
  return s + "ed";
}

std::string with_ing(std::string_view w) {
  std::string s(w);
  if (w == "be") return "being";
  if (w.ends_with("ie")) return s.substr(0, s.size() - 2) + "ying";
  if (w.size() > 2 && w.back() == 'e' && !w.ends_with("ee") && !w.ends_with("ye") &&
      !w.ends_with("oe")) {
    s.pop_back();
    return s + "ing";
  }
  if (w.back() == 'c') return s + "king";
  if (doubles(w)) s += w.back();
  return s + "ing";
}

VerbForms one_word_verb(std::string_view w) {
  VerbForms forms{std::string(w), third_person(w), with_ed(w), {}, with_ing(w)};
  forms.participle = forms.past;
  for (const Irregular& irregular : kIrregularVerbs) {
    // "rewrite", "oversee" and the like inherit; the table lists those that occur.
    if (irregular.base == w) {
      forms.past = irregular.past;
      forms.participle = irregular.participle;
      break;
    }
  }
  if (w == "run" || w == "cut" || w == "set" || w == "put" || w == "win" || w == "hit" ||
      w == "get" || w == "sit" || w == "swim" || w == "dig" || w == "let" || w == "begin" ||
      w == "split" || w == "shut" || w == "shed" || w == "offset" || w == "input" ||
      w == "forget" || w == "bid") {
    forms.gerund = std::string(w) + w.back() + "ing";
  }
  return forms;
}

std::string plural(std::string_view w) {
  std::string s(w);
  if (w.size() > 1 && w.back() == 'y' && !vowel(w[w.size() - 2])) {
    s.back() = 'i';
    return s + "es";
  }
  if (w.ends_with("s") || w.ends_with("x") || w.ends_with("z") || w.ends_with("ch") ||
      w.ends_with("sh")) {
    return s + "es";
  }
  return s + "s";
}

void replace_stem(std::string_view form, std::string_view from, std::string_view to,
                  std::set<std::string>& out) {
  const std::size_t at = form.find(from);
  if (at == std::string_view::npos) return;
  std::string other(form);
  other.replace(at, from.size(), to);
  out.insert(std::move(other));
}

/// -ize and -ise, from the third letter on, so that "size" and "rise" stay what they are.
void swap_ize(std::string_view form, char from, char to, std::set<std::string>& out) {
  for (std::size_t i = 3; i + 2 < form.size(); ++i) {
    if (form[i] != 'i' || form[i + 1] != from) continue;
    const char next = form[i + 2];
    if (next != 'e' && next != 'i' && next != 'a') continue;
    std::string other(form);
    other[i + 1] = to;
    out.insert(std::move(other));
  }
}

}  // namespace

VerbForms inflect_verb(std::string_view base) {
  const std::size_t space = base.find(' ');
  VerbForms forms = one_word_verb(base.substr(0, space));
  if (space != std::string_view::npos) {
    const std::string tail(base.substr(space));
    for (auto* form : {&forms.base, &forms.third, &forms.past, &forms.participle, &forms.gerund}) {
      *form += tail;
    }
  }
  return forms;
}

std::vector<std::string> noun_forms(std::string_view noun) {
  for (const NounPair& pair : kIrregularNouns) {
    if (noun == pair.singular || noun == pair.plural) {
      return {std::string(pair.singular), std::string(pair.plural)};
    }
  }
  return {std::string(noun), plural(noun)};
}

std::vector<std::string> spellings(std::string_view form) {
  std::set<std::string> out{std::string(form)};
  for (const SpellingPair& pair : kSpellings) {
    // The UK stem of some contains the US one ("programme"); replace the longer first.
    if (form.find(pair.uk) != std::string_view::npos) {
      replace_stem(form, pair.uk, pair.us, out);
    } else {
      replace_stem(form, pair.us, pair.uk, out);
    }
  }
  swap_ize(form, 'z', 's', out);
  for (const std::string_view stem : kBritishDoubling) {
    if (!form.starts_with(stem)) continue;
    const std::string_view tail = form.substr(stem.size());
    if (tail == "ed" || tail == "ing")
      out.insert(std::string(stem) + stem.back() + std::string(tail));
  }
  return {out.begin(), out.end()};
}

std::vector<std::string> word_forms(std::string_view word, WordKind kind) {
  std::set<std::string> forms{std::string(word)};
  const bool inflects =
      std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
      word.size() > 1;
  if (inflects && (kind == WordKind::any || kind == WordKind::noun)) {
    for (auto& form : noun_forms(word)) forms.insert(std::move(form));
  }
  if (inflects && (kind == WordKind::any || kind == WordKind::verb)) {
    const VerbForms v = one_word_verb(word);
    forms.insert({v.third, v.past, v.participle, v.gerund});
  }
  std::set<std::string> out;
  for (const auto& form : forms) {
    if (kind == WordKind::exact) {
      out.insert(form);
      continue;
    }
    for (auto& spelled : spellings(form)) out.insert(std::move(spelled));
  }
  return {out.begin(), out.end()};
}

std::map<std::string, std::string> forms_of_words(std::vector<std::string> words) {
  std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  std::map<std::string, std::string> out;
  for (const std::string& word : words) {
    if (out.contains(word)) continue;
    for (auto& form : word_forms(word, WordKind::any)) out.try_emplace(std::move(form), word);
  }
  return out;
}

}  // namespace reframe::rulepack
