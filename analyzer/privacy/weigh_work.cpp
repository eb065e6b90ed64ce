// Signs that somebody named works with the teller, where no post says so: "asked Olu to check",
// "Harriet and I went round", "Rosalind's people". They count only where nothing strong says
// patient, for patients do some of these things, too.
#include <algorithm>
#include <array>

#include "analyzer/privacy/mention.h"
#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

/// What one asks of a colleague: "asked X to hold the list", "had X check with me".
constexpr std::array kAskedOf = {
    "hold",    "print",       "cover",   "check",    "double",    "order",     "page",
    "pull",    "run",         "add",     "change",   "enter",     "bleep",     "scan",
    "sign",    "countersign", "cosign",  "witness",  "draw",      "prescribe", "book",
    "stock",   "log",         "approve", "release",  "swap",      "mind",      "review",
    "rewrite", "build",       "make",    "send",     "translate", "interpret", "count",
    "code",    "test",        "extract", "fix",      "audit",     "write",     "relieve",
    "verify",  "open",        "present", "set",      "put",       "fetch",     "read",
    "chair",   "dispense",    "assist",  "laminate", "deliver",   "escalate",  "repeat",
    "lend",    "collect",     "grab",    "record",   "time",      "map",       "move",
    "switch"};
/// "asked X to sign his consent", "to hold her arm": asked of a patient or a relative.
constexpr std::array kOfPatient = {
    "consent", "breath", "arm",  "hand", "still", "leg",   "mouth", "head",  "pillow",  "chest",
    "wrist",   "finger", "form", "card", "mask",  "spoon", "cup",   "diary", "letters", "bag"};
/// What one asks a colleague for.
constexpr std::array kAskedFor = {"bed",     "slot",    "trial",  "list", "data", "numbers",
                                  "figures", "money",   "budget", "scan", "help", "report",
                                  "extract", "hand",    "room",   "hour", "week", "copy",
                                  "review",  "theatre", "staff"};
/// What only staff do with the things of work.
constexpr std::array kStaffActs = {
    "ordered",  "paged",     "bleeped", "pulled",   "printed",   "ran",        "runs",
    "wrote",    "changed",   "changes", "logged",   "logs",      "audited",    "stocked",
    "stocks",   "laminated", "entered", "rewrote",  "drew",      "draws",      "fixed",
    "tested",   "built",     "checked", "checks",   "extracted", "prepared",   "approved",
    "released", "set",       "swapped", "cleared",  "sorted",    "loaded",     "labelled",
    "labeled",  "emailed",   "chased",  "typed",    "covered",   "covers",     "charged",
    "picked",   "scanned",   "drafted", "mapped",   "coded",     "programmed", "hung",
    "spun",     "plotted",   "queried", "compared", "rostered",  "restocked"};
/// What anyone does, staff as often as not.
constexpr std::array kAnyActs = {"went",    "counted", "phoned",    "rang",    "called", "found",
                                 "carried", "fetched", "brought",   "moved",   "took",   "kept",
                                 "held",    "read",    "made",      "put",     "handed", "filled",
                                 "signed",  "sent",    "collected", "cleaned", "gave",   "opened",
                                 "taped",   "showed",  "cut",       "got",     "lent"};
/// The things of work.
constexpr std::array kThings = {
    "logs",        "log",      "alarms",    "data",       "numbers",   "figures",  "records",
    "audit",       "meeting",  "meetings",  "code",       "script",    "query",    "order",
    "orders",      "rota",     "roster",    "schedule",   "shift",     "shifts",   "scanners",
    "scanner",     "pumps",    "trolley",   "trolleys",   "cart",      "carts",    "stock",
    "cupboard",    "labels",   "label",     "forms",      "template",  "sheet",    "sheets",
    "spreadsheet", "policy",   "protocol",  "checklist",  "poster",    "posters",  "training",
    "budget",      "money",    "invoice",   "contract",   "shelf",     "shelves",  "packs",
    "batteries",   "stickers", "samples",   "queue",      "list",      "lists",    "database",
    "system",      "screen",   "software",  "report",     "reports",   "minutes",  "handover",
    "referrals",   "round",    "rounds",    "theatre",    "clinic",    "pharmacy", "lab",
    "supplier",    "vendor",   "bloods",    "fluids",     "drug",      "drugs",    "dose",
    "syringe",     "pump",     "ambulance", "chart",      "charts",    "set",      "printer",
    "printout",    "slides",   "graph",     "tubes",      "kit",       "kits",     "drawer",
    "drawers",     "visits",   "calls",     "patients",   "bleeps",    "fridge",   "freezer",
    "bays",        "beds",     "board",     "whiteboard", "phones",    "desk",     "file",
    "files",       "ticket",   "tickets",   "server",     "interface", "filter",   "line",
    "entries",     "backlog",  "cases",     "tally"};
/// What somebody at work has.
constexpr std::array kOwned = {
    "team",     "list",        "lists",    "clinic",      "clinics",    "shift",     "shifts",
    "idea",     "spreadsheet", "laptop",   "theatre",     "theatres",   "registrar", "secretary",
    "staff",    "department",  "office",   "ward",        "rota",       "roster",    "design",
    "sketch",   "script",      "code",     "rule",        "template",   "desk",      "predecessor",
    "crew",     "firm",        "slot",     "budget",      "signature",  "van",       "truck",
    "bench",    "lab",         "numbers",  "figures",     "sums",       "graph",     "queue",
    "patients", "round",       "rounds",   "handover",    "whiteboard", "proposal",  "students",
    "trainees", "nurses",      "report",   "paper",       "poster",     "protocol",  "checklist",
    "project",  "permission",  "approval", "initials",    "trolley",    "bleep",     "pager",
    "login",    "password",    "inbox",    "replacement", "cover",      "version"};
/// What one says of two who are no pair at work.
constexpr std::array kTalks = {
    "talk",   "talked", "sat",   "home",    "cried", "garden",    "corridor",  "exercises", "steps",
    "plan",   "agreed", "tea",   "goal",    "goals", "practised", "practiced", "laughed",   "sang",
    "danced", "prayed", "spoke", "chatted", "hands", "window",    "breathed"};
/// Behind "on": a turn of duty.
constexpr std::array kDuty = {"shift",   "call",  "nights",    "days",   "duty",
                              "earlies", "lates", "reception", "switch", "switchboard",
                              "triage",  "rota",  "rounds"};
constexpr std::array kPosts = {
    "desk",    "phones", "bench",     "counter", "station",     "computer", "keyboard", "pharmacy",
    "lab",     "office", "clinic",    "stores",  "workshop",    "library",  "theatre",  "theatres",
    "kitchen", "depot",  "warehouse", "agency",  "switchboard", "hatch",    "helpdesk"};

/// What is done to a patient by hand, and with what.
constexpr std::array kHandsOn = {"hung",    "drew",    "did",     "does",  "squeezed",
                                 "started", "brought", "fetched", "mixed", "primed",
                                 "clamped", "held",    "ran",     "set",   "handed",
                                 "grabbed", "passed",  "put",     "found", "counted"};
constexpr std::array kBedside = {
    "bag",           "bags",         "warmer",  "dressings",   "drains",
    "obs",           "compressions", "cord",    "adrenaline",  "suction",
    "defibrillator", "pads",         "swabs",   "operation",   "operations",
    "hips",          "knees",        "hernias", "anaesthetic", "epidural",
    "cannula",       "bloods",       "gases",   "rounds",      "washes"};
constexpr std::array kMoves = {"turned",     "lifted",    "rolled",   "washed",
                               "cannulated", "intubated", "examined", "assessed",
                               "weighed",    "sedated",   "scanned"};
constexpr std::array kCharge = {"bleep", "pager", "airway", "keys", "rota", "shift", "floor"};
constexpr std::array kBrought = {"took", "brought", "carried", "showed", "handed", "emailed"};

class Work {
 public:
  Work(const WordList& list, Mention& mention) : l_(list), m_(mention) {}

  void run() {
    before();
    behind();
  }

 private:
  void sign(int n) { m_.work += n; }

  /// One of `words` stands in [from, from + reach), before the clause ends.
  template <class Table>
  [[nodiscard]] bool within(const Table& words, std::uint32_t from, std::uint32_t reach) const {
    for (std::uint32_t i = from; i < from + reach && i < l_.size(); ++i) {
      if (i > from && l_.words[i].gap >= Gap::aside) return false;
      if (listed(words, l_.lower(i))) return true;
    }
    return false;
  }

  void before() {
    if (m_.first == 0) return;
    if (l_.words[m_.first].gap == Gap::aside) return asked_one();
    if (l_.words[m_.first].gap > Gap::space) return;
    const std::uint32_t k = m_.first - 1;
    fetched(k);
    asked(k);
    shared(k);
    thing(k);
    called_in(k);
    // "me and Tunde", but "Mrs. Sato to me and Yuki to her sister"
    const bool told = k > 1 && (l_.is(k - 2, "to") || l_.is(k - 2, "for"));
    if (l_.is(k, "and") && k > 0 && l_.close(k) && l_.is(k - 1, "me") && !told) pair(m_.end);
  }

  /// "asked X to hold the list", "had X check with me", "asked X for the numbers".
  void asked(std::uint32_t k) {
    constexpr std::array kAsk = {"asked", "ask",  "asking", "got",
                                 "get",   "told", "begged", "wanted"};
    constexpr std::array kHad = {"had", "have", "having", "let", "made"};
    const std::uint32_t r = m_.end;
    constexpr std::uint32_t kObject = 5;
    if (!l_.close(r) || l_.words[r - 1].possessive) return;
    const bool to = listed(kAsk, l_.lower(k)) && l_.is(r, "to");
    const std::uint32_t act = to ? r + 1 : r;
    const bool taught = l_.is(k, "taught") || l_.is(k, "teaching") || l_.is(k, "helped");
    if ((to || (taught && l_.is(r, "to"))) && bodily(r + 1)) {
      m_.right_patient += kStrong;
    } else if ((to || listed(kHad, l_.lower(k))) && l_.close(act) &&
               listed(kAskedOf, l_.lower(act))) {
      const bool theirs = within(kOfPatient, act + 1, kObject) || own_thing(act + 1, kObject);
      if (!theirs) sign(kStrong);
    } else if (l_.is(k, "asked") && l_.is(r, "for") && within(kAskedFor, r + 1, kObject)) {
      sign(kLikely);
    }
  }

  /// "I asked one of them, Darnell Hughes, to co-lead it".
  void asked_one() {
    constexpr std::array kAsk = {"asked", "got", "invited", "persuaded", "convinced", "recruited"};
    constexpr std::array kLead = {"co",   "lead", "join", "pilot", "trial", "help",
                                  "work", "try",  "own",  "train", "teach", "champion"};
    constexpr std::uint32_t kNear = 6;
    const std::uint32_t r = m_.end;
    if (r + 1 >= l_.size() || l_.words[r].gap != Gap::aside || !l_.is(r, "to")) return;
    if (!listed(kLead, l_.lower(r + 1)) && !listed(kAskedOf, l_.lower(r + 1))) return;
    for (std::uint32_t n = 1; n <= kNear && n <= m_.first; ++n) {
      const std::uint32_t i = m_.first - n;
      if (n > 1 && l_.words[i + 1].gap >= Gap::aside) return;
      if ((l_.words[i].cues & kSomeone) != 0) return;
      if (listed(kAsk, l_.lower(i))) return sign(kStrong);
    }
  }

  /// "to cough", "to lift her arm": what a body does.
  [[nodiscard]] bool bodily(std::uint32_t act) const {
    constexpr std::array kBodily = {"cough", "breathe", "squeeze", "swallow", "wiggle", "blink",
                                    "spit",  "grip",    "lie",     "lean",    "stand",  "sit",
                                    "roll",  "drink",   "eat",     "inhale",  "rest",   "sleep"};
    if (!l_.close(act)) return false;
    if (own_thing(act + 1, 3)) return true;
    constexpr std::array kThen = {"up",  "down",  "back", "for",   "in",
                                  "out", "again", "and",  "slowly"};
    const bool ends = act + 1 >= l_.size() || l_.words[act + 1].gap >= Gap::aside ||
                      listed(kThen, l_.lower(act + 1));
    return ends && listed(kBodily, l_.lower(act));
  }

  /// "to write his name", "to move her foot".
  [[nodiscard]] bool own_thing(std::uint32_t from, std::uint32_t reach) const {
    for (std::uint32_t i = from; i + 1 < from + reach && l_.close(i) && l_.close(i + 1); ++i) {
      const bool whose = l_.is(i, "his") || l_.is(i, "her") || l_.is(i, "their");
      constexpr std::uint64_t kBody =
          bit(Cue::care_word) | bit(Cue::care_object) | bit(Cue::relation);
      const std::uint32_t what = l_.is(i + 1, "own") ? i + 2 : i + 1;
      if (whose && l_.close(what) && ((l_.words[what].cues & kBody) != 0 || l_.is(what, "name"))) {
        return true;
      }
    }
    return false;
  }

  /// "on nights with X", "double checked with X", "countersigned by X".
  void shared(std::uint32_t k) {
    constexpr std::array kDone = {"written",  "covered", "checked",   "witnessed",
                                  "printed",  "drawn",   "made",      "countersigned",
                                  "cosigned", "fixed",   "coded",     "set",
                                  "lent",     "shared",  "organised", "organized"};
    constexpr std::array kWith = {"nights",  "shift",     "call",   "duty",    "shifts", "rota",
                                  "checked", "partnered", "rounds", "swapped", "round",  "double"};
    if (k == 0 || !l_.close(k)) return;
    if (l_.is(k, "by") && listed(kDone, l_.lower(k - 1))) sign(kLikely);
    if (!l_.is(k, "with")) return;
    const bool on = l_.is(k - 1, "on") && k > 1 && !l_.is(k - 2, "went") && !l_.is(k - 2, "going");
    if (listed(kWith, l_.lower(k - 1)) || on) sign(kLikely);
  }

  /// "Called Mr Osei, he came straight in": who comes when called for.
  void fetched(std::uint32_t k) {
    constexpr std::array kCalls = {"called", "rang", "phoned", "bleeped", "paged", "woke", "got"};
    constexpr std::array kComes = {"came", "ran", "took", "answered", "drove"};
    constexpr std::array kWays = {"straight", "down", "over", "up", "in", "right", "on", "from"};
    const std::uint32_t r = m_.end;
    if (!listed(kCalls, l_.lower(k)) || r + 2 >= l_.size()) return;
    const std::uint32_t he = l_.is(r, "and") ? r + 1 : r;
    if (!l_.is(he, "he") && !l_.is(he, "she")) return;
    if (listed(kComes, l_.lower(he + 1)) && listed(kWays, l_.lower(he + 2))) sign(kStrong);
  }

  /// "shouted for Helen", "took the charts to Annette", "nobody but Dominic could read it".
  void called_in(std::uint32_t k) {
    if (k == 0 || !l_.close(k)) return;
    constexpr std::array kOut = {"out", "over", "across"};
    const bool over = l_.is(k, "to") && listed(kOut, l_.lower(k - 1)) && k > 1 &&
                      (l_.is(k - 2, "called") || l_.is(k - 2, "shouted"));
    if (over) return sign(kStrong);  // "called out to Marcel at the next bedside"
    constexpr std::array kCalls = {"shouted", "yelled", "hollered"};
    if (l_.is(k, "for") && listed(kCalls, l_.lower(k - 1))) return sign(kStrong);
    constexpr std::array kKnows = {"could", "knew", "knows"};
    const bool alone = l_.is(k, "only") || (l_.is(k, "but") && l_.is(k - 1, "nobody"));
    if (alone && l_.close(m_.end) && listed(kKnows, l_.lower(m_.end))) return sign(kLikely);
    constexpr std::uint32_t kNear = 6;
    bool work = false;
    for (std::uint32_t n = 1; l_.is(k, "to") && n <= kNear && n <= k && l_.close(k - n + 1); ++n) {
      work = work || listed(kThings, l_.lower(k - n));
      if (l_.is(k - n, "his") || l_.is(k - n, "her")) return;
      if (!listed(kBrought, l_.lower(k - n))) continue;
      if (work) sign(kLikely);
      return;
    }
  }

  /// "on the Sara Stedy", "a Rosie": an article makes it a thing, unless somebody follows.
  void thing(std::uint32_t k) {
    if (!l_.is(k, "the") || m_.title > 0 || m_.staff_title || l_.words[m_.end - 1].possessive) {
      return;
    }
    const bool ends = m_.end >= l_.size() || l_.words[m_.end].gap >= Gap::aside;
    constexpr std::array kThen = {"in", "for", "and", "or", "on", "to", "with", "at", "is", "was"};
    const bool family = l_.lower(m_.end - 1).ends_with("s");
    if (!family && (ends || listed(kThen, l_.lower(m_.end)))) sign(kStrong);
  }

  void behind() {
    const std::uint32_t r = m_.end;
    if (r >= l_.size() || l_.words[r].gap > Gap::aside) return;
    if (l_.words[r - 1].possessive && l_.close(r)) return owns(r);
    if (ours(r) || !l_.close(r)) return;
    together(r);
    stationed(r);
    acts(r);
  }

  void owns(std::uint32_t r) {
    if (l_.is(r, "people")) return sign(kLikely);  // the family, as likely as not
    if (listed(kOwned, l_.lower(r)) || (l_.close(r + 1) && listed(kOwned, l_.lower(r + 1)) &&
                                        (l_.words[r].cues & bit(Cue::relation)) == 0)) {
      sign(kStrong);
    }
  }

  /// "Aunty Joyce who's our health practitioner", "Mr Sunday, our store man".
  bool ours(std::uint32_t r) {
    std::uint32_t at = r;
    if (l_.is(at, "who")) {
      at = l_.words[at].possessive ? at + 1 : at + 2;
      if (at == r + 2 && !l_.is(r + 1, "is") && !l_.is(r + 1, "was")) return false;
    } else if (l_.words[r].gap != Gap::aside) {
      return false;
    }
    if (!l_.is(at, "our")) return false;
    for (std::uint32_t i = at + 1; i < at + kLook && i < l_.size(); ++i) {
      if (l_.words[i].gap >= Gap::aside || l_.words[i].grammar) break;
      constexpr std::uint64_t kCared = bit(Cue::patient) | bit(Cue::relation) | bit(Cue::former);
      const bool ranked = l_.is(i, "oldest") || l_.is(i, "youngest") || l_.is(i, "first") ||
                          l_.is(i, "regular") || l_.is(i, "longest") || l_.is(i, "sickest");
      if ((l_.words[i].cues & kCared) != 0 || ranked) return true;
    }
    m_.left_staff += kSaid;
    return true;
  }

  /// "Harriet and I, and picked up every scanner": two who work; a pair that talks or walks may be
  /// of a patient and the teller.
  void together(std::uint32_t r) {
    if (l_.is(r, "and") && l_.close(r + 1) && (l_.is(r + 1, "i") || l_.is(r + 1, "me")))
      pair(r + 2);
  }

  /// What the pair does stands from `from` on.
  void pair(std::uint32_t from) {
    constexpr std::uint32_t kReach = 8;
    const bool us = m_.first > 1 && l_.is(m_.first - 1, "us") && l_.is(m_.first - 2, "of");
    if (us || with_staff(from)) return sign(kStrong);  // "the two of us, Priya and I, sat down"
    for (std::uint32_t i = from; i < from + kReach && i < l_.size(); ++i) {
      if (i > from && l_.words[i].gap == Gap::sentence) break;
      if (listed(kTalks, l_.lower(i)) || l_.has(i, Cue::relation)) {
        m_.right_patient += kHint;
        return;
      }
    }
    sign(kStrong);
  }

  /// "sat down with the night sisters", "talked it over with the charge nurse".
  [[nodiscard]] bool with_staff(std::uint32_t from) const {
    constexpr std::uint32_t kReach = 10;
    bool with = false;
    for (std::uint32_t i = from; i < from + kReach && i < l_.size(); ++i) {
      if (i > from && l_.words[i].gap >= Gap::aside) return false;
      if (with && l_.has(i, Cue::staff)) return true;
      with = with || l_.is(i, "with") || l_.is(i, "to");
    }
    return false;
  }

  /// "Priti at the next desk", "Kay in the movement clinic", "Lou on nights".
  void stationed(std::uint32_t r) {
    constexpr std::array kAt = {"at", "in", "on", "from", "behind"};
    const std::uint32_t on = l_.is(r, "was") || l_.is(r, "is") ? r + 1 : r;
    if (!l_.close(on)) return;
    if (l_.is(on, "on") && l_.close(on + 1) && listed(kDuty, l_.lower(on + 1)))
      return sign(kStrong);
    if (!listed(kAt, l_.lower(on))) return;
    for (std::uint32_t i = on + 1; i < on + 5 && l_.close(i); ++i) {
      if (listed(kPosts, l_.lower(i))) return sign(on == r ? kLikely : kHint);
      // "Kim on the orthopedic unit suggested"
      constexpr std::array kUnits = {"unit", "floor", "ward"};
      constexpr std::array kSays = {"suggested", "proposed", "built", "wrote",  "volunteered",
                                    "pointed",   "designed", "drew",  "agreed", "trained"};
      const bool says =
          listed(kUnits, l_.lower(i)) && l_.close(i + 1) && listed(kSays, l_.lower(i + 1));
      if (says) return sign(kStrong);
      if (l_.words[i].cues & (bit(Cue::patient) | bit(Cue::relation))) return;
    }
  }

  /// "went through the alarm logs", "covered my shift", "showed me how".
  void acts(std::uint32_t r) {
    if (tells_news(r)) return sign(kStrong);
    const bool blames =
        l_.is(r, "blamed") && (l_.has(r + 1, Cue::staff) || l_.has(r + 2, Cue::staff));
    if (blames) return sign(kStrong);
    std::uint32_t at = r;
    constexpr std::array kAdverbs = {"also", "then", "just",    "still",   "always",
                                     "had",  "has",  "already", "quietly", "once",
                                     "who",  "only", "even",    "have"};
    while (l_.close(at) && at < r + 3 && listed(kAdverbs, l_.lower(at))) ++at;
    if (!l_.close(at)) return;
    const std::string_view verb = l_.lower(at);
    if (verb == "suggested" || verb == "proposed") return sign(kLikely);
    // "Regina and Prince Albert teach from our package": other sites take it over
    constexpr std::array kTakesOver = {"adopted", "adopt", "adopts", "copied", "teach", "use"};
    if (listed(kTakesOver, verb)) return sign(kStrong);
    const bool shows = verb == "showed" || verb == "shows" || verb == "taught";
    if (shows && (l_.is(at + 1, "me") || l_.is(at + 1, "us")) &&
        (l_.is(at + 2, "how") || l_.is(at + 2, "where") || l_.is(at + 2, "the"))) {
      return sign(kLikely);
    }
    constexpr std::array kOver = {"over", "running", "across", "round"};
    const bool comes = verb == "came" || verb == "ran" || verb == "popped" || verb == "stepped";
    if (comes && l_.close(at + 1) && listed(kOver, l_.lower(at + 1)) && at + 2 < l_.size() &&
        l_.words[at + 2].gap >= Gap::aside) {
      return sign(kLikely);  // "Trudy came over, we checked it together"
    }
    // "Keisha and Tom both told me they'd quit"
    constexpr std::array kLeaves = {"quit", "resign", "retire", "rota", "roster", "notice"};
    const std::uint32_t said = l_.is(at, "both") ? at + 1 : at;
    constexpr std::array kSays = {"told", "said", "threatened", "warned"};
    if (l_.close(said) && listed(kSays, l_.lower(said)) && within(kLeaves, said + 1, kLook)) {
      return sign(kStrong);
    }
    constexpr std::uint32_t kClause = 8;
    for (std::uint32_t i = at + 1; i < at + kClause && l_.close(i); ++i) {
      if (l_.is(i, "and") && l_.has(i + 1, Cue::work_act) && !l_.has(i + 1, Cue::patient_act) &&
          !l_.is(i + 1, "i")) {
        return sign(kLikely);  // "heard about it and built an alarm"
      }
    }
    if (hands_on(at)) return;
    constexpr std::uint32_t kObject = 7;
    const bool staff = listed(kStaffActs, verb);
    if (!staff && !listed(kAnyActs, verb)) return;
    for (std::uint32_t i = at + 1; i < at + kObject && i < l_.size(); ++i) {
      if (l_.words[i].gap >= Gap::aside) return;
      if (l_.is(i, "his") || l_.is(i, "her") || l_.is(i, "their")) return;
      if (l_.is(i, "my") &&
          (l_.is(i + 1, "shift") || l_.is(i + 1, "shifts") || l_.is(i + 1, "patients"))) {
        return sign(kStrong);
      }
      if (listed(kThings, l_.lower(i))) return sign(staff ? kStrong : kHint);
    }
  }

  /// "Mr Rennie had to go in and tell her": who tells a patient what they did not know.
  [[nodiscard]] bool tells_news(std::uint32_t at) const {
    constexpr std::array kWhom = {"her", "him", "them"};
    constexpr std::array kModal = {"had", "went", "came", "has", "goes", "will", "would"};
    if (!listed(kModal, l_.lower(at))) return false;
    for (std::uint32_t i = at + 1; i < at + 7 && l_.close(i); ++i) {
      if (l_.is(i, "tell") && l_.close(i + 1)) {
        const bool family =
            l_.is(i + 1, "the") && (l_.is(i + 2, "family") || l_.has(i + 2, Cue::patient));
        return listed(kWhom, l_.lower(i + 1)) || family;
      }
    }
    return false;
  }

  /// "hung the bag", "turned her on the hour", "scrubbed", "was new", "had the airway".
  bool hands_on(std::uint32_t at) {
    const std::string_view verb = l_.lower(at);
    const bool more =
        verb == "and" && l_.close(at + 1) && l_.close(at + 2) && l_.has(at + 2, Cue::staff);
    const bool begins = (verb == "was" || verb == "is") && l_.is(at + 1, "new");
    const bool whom = l_.is(at + 1, "her") || l_.is(at + 1, "him") || l_.is(at + 1, "them");
    const bool next_ends =
        at + 2 >= l_.size() || l_.words[at + 2].gap >= Gap::aside || l_.words[at + 2].grammar;
    const bool moves = listed(kMoves, verb) && whom && next_ends;
    if (verb == "scrubbed" || verb == "operates") {
      sign(kStrong);
      return true;
    }
    if (more || begins || moves) {
      sign(kLikely);
      return true;
    }
    const bool had = verb == "had" || verb == "has";
    if (!had && !listed(kHandsOn, verb)) return false;
    constexpr std::uint32_t kObject = 4;
    for (std::uint32_t i = at + 1; i <= at + kObject && l_.close(i); ++i) {
      if (l_.is(i, "his") || l_.is(i, "her") || l_.is(i, "a")) return false;
      const bool thing = had ? listed(kCharge, l_.lower(i)) : listed(kBedside, l_.lower(i));
      if (!thing) continue;
      sign(verb == "did" || verb == "does" ? kStrong : kLikely);
      return true;
    }
    return false;
  }

  const WordList& l_;
  Mention& m_;
};

}  // namespace

void weigh_work(const WordList& list, Mention& mention) {
  Work(list, mention).run();
}

}  // namespace reframe::privacy
