#include "analyzer/privacy/mention.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::array kAnimals = {"dog",     "cat",       "horse",   "pet",   "parrot", "puppy",
                                 "kitten",  "budgie",    "pony",    "goat",  "cow",    "robot",
                                 "chatbot", "mannequin", "manikin", "dummy", "doll",   "skeleton",
                                 "teddy",   "plant",     "tree",    "fish",  "rabbit", "hen",
                                 "chicken", "donkey",    "mule",    "camel", "bot"};

/// Forms of one given name: the full one first, then those that are not just its beginning.
constexpr std::string_view kForms[] = {
    "abdullah abdul",
    "abigail abby gail",
    "agnes aggie nessie",
    "albert bert bertie",
    "alejandro alex jandro",
    "aleksandr sasha",
    "aleksandra ola sasha",
    "alexander sandy alec alex",
    "alexandra sandra sandy sasha",
    "aloysius al",
    "andrew drew andy",
    "angus gus",
    "ann nancy annie",
    "annabel bella",
    "anne nancy annie nan",
    "anthony tony",
    "antoinette toni nettie",
    "antonio tony tono",
    "arabella bella",
    "augustus gus",
    "babatunde tunde",
    "bartholomew bart",
    "benedict ben",
    "benigno ninoy",
    "bernadette bernie",
    "bridget bridie biddy breda",
    "catriona trina",
    "charles chuck charlie chas chaz",
    "christina tina chrissie",
    "christopher kit chris",
    "chukwuemeka emeka",
    "concepcion concha conchita",
    "consuelo chelo",
    "corazon cora cory",
    "cornelis kees cor",
    "deborah debbie",
    "dmitri dima",
    "dolores dolly lola lolita loli",
    "dorothy dot dottie dolly dora dorothea",
    "eduardo lalo",
    "edward ted teddy ed eddie ned eddy",
    "ekaterina katya",
    "eleanor nell ellie nora lenore",
    "elisabeth lisl liesel sissi",
    "elizabeth betty beth bess bessie liz lizzie eliza libby lilibet elsie lisa betsy",
    "ellen nell nellie",
    "enrique kike quique",
    "esperanza espe",
    "ezekiel zeke",
    "federico fede",
    "fernando nando",
    "florence flo flossie",
    "frances fran fanny francesca paquita",
    "francis frank frankie paco pancho francisco",
    "francisca paca paquita fran",
    "friedrich fritz fred",
    "gertrude trudy gertie",
    "gilberto beto",
    "guadalupe lupe lupita",
    "gustav gus",
    "gwendolyn gwen wendy",
    "hannelore lore hanne",
    "harold harry hal",
    "harriet hattie harry hetty",
    "helen nell nellie ellie lena",
    "hendrik henk rik",
    "henry harry hal hank",
    "herbert bert herb",
    "honora nora",
    "ignacio nacho",
    "isabella bella izzy",
    "james jim jimmy jamie jem seamus",
    "jesus chuy",
    "johanna hannah jo",
    "johannes hans jan",
    "john jack johnny jock sean juan",
    "jonathan jon nathan",
    "jose pepe pepito chepe",
    "josefa pepa",
    "joseph joe joey",
    "josephine jo josie",
    "katarzyna kasia",
    "katherine kathleen catherine kate kathy katie kitty kit cathy kay",
    "krishnamurthy kittu",
    "lakshmi lachu",
    "laurence larry",
    "lawrence larry",
    "leonard len lenny leo",
    "leonardo nardo leo",
    "malgorzata gosia",
    "manuel manolo",
    "manuela manoli",
    "margaret peggy peg maggie meg daisy greta margie madge rita mags",
    "maricel cel",
    "martha mattie patty marty",
    "mary molly polly mamie maria may mairead",
    "matilda tilly",
    "maximilian max",
    "mercedes meche",
    "michael mike mick mickey",
    "milagros mila",
    "mohammed mo",
    "nathaniel nat nate",
    "ngozichukwu ngozi",
    "olufunke funke",
    "oluwaseun seun",
    "oluwatobi tobi",
    "padraig paudie pat",
    "patricia pat trish patsy",
    "patrick paddy pat padraig",
    "peter pete",
    "philippa pip pippa",
    "philomena phil mena",
    "pieter piet",
    "rafael rafa",
    "rebecca becky",
    "reginald reg",
    "remedios reme",
    "richard dick rick rich richie ricky",
    "robert bob bobby rob robbie bert",
    "roberto beto",
    "rodrigo rod",
    "rosario charo",
    "samantha sam",
    "samuel sam sammy",
    "sarah sally sadie",
    "seamus shay jim",
    "siobhan shiv",
    "stephen steve",
    "steven steve",
    "subramaniam mani subbu",
    "susan sue susie",
    "teresa tere terry tess",
    "thaddeus tad",
    "theodore ted teddy theo",
    "thomas tom tommy",
    "venkatesh venky",
    "veronica ronnie vera",
    "virginia ginny ginger",
    "vladimir vova volodya",
    "wilhelm willi",
    "wilhelmina mina billie",
    "william bill billy will liam willie",
    "winifred winnie freda",
    "wojciech wojtek",
    "yevgeny zhenya",
    "zachary zack",
};

/// Endings that make a name fond: Gord, Gordie; Kev, Kevin.
constexpr std::array kFond = {"ie", "y",  "ey",  "i",   "o",   "in", "ito", "ita", "my",
                              "by", "ny", "gie", "die", "nie", "za", "sy",  "ty",  "py"};
constexpr std::size_t kStem = 3;       ///< letters that two forms share at the least
constexpr std::size_t kShortForm = 4;  ///< up to here any beginning may be a short form

using Forms = std::unordered_map<std::string_view, std::vector<std::string_view>>;

/// By full name its forms, and by form the full names.
const Forms& forms() {
  static const Forms kAll = [] {
    Forms all;
    for (const std::string_view row : kForms) {
      const std::string_view full = row.substr(0, row.find(' '));
      for (std::size_t at = full.size() + 1; at < row.size();) {
        const std::size_t end = std::min(row.find(' ', at), row.size());
        const std::string_view form = row.substr(at, end - at);
        all[full].push_back(form);
        all[form].push_back(full);
        at = end + 1;
      }
    }
    return all;
  }();
  return kAll;
}

/// `visit` for each beginning of `name` that could be a short form of it, or it a fond one.
template <class Visit>
void each_stem(std::string_view name, Visit visit) {
  constexpr std::size_t kLongest = 24;  // no given name is longer; keeps a text of one word linear
  if (name.size() > kLongest) return;
  for (std::size_t size = kStem; size < name.size(); ++size) {
    const std::string_view rest = name.substr(size);
    const bool fond = listed(kFond, rest);
    if (fond || (rest.size() >= kStem && size <= kShortForm)) visit(name.substr(0, size));
  }
}

}  // namespace

void NameForms::add(std::string_view name) {
  names_.insert(name);
  each_stem(name, [&](std::string_view stem) { linked_.insert(stem); });
  const auto it = forms().find(name);
  if (it != forms().end()) linked_.insert(it->second.begin(), it->second.end());
}

bool NameForms::has(std::string_view name) const {
  if (linked_.contains(name)) return true;
  bool stem_known = false;
  each_stem(name, [&](std::string_view stem) { stem_known = stem_known || names_.contains(stem); });
  return stem_known;
}

bool is_former(const WordList& l, std::uint32_t i) {
  constexpr std::uint64_t kPosts = bit(Cue::staff) | bit(Cue::occupation) | bit(Cue::public_role);
  const bool keeper = l.lower(i) == "keeper" || l.lower(i) == "man" || l.lower(i) == "woman";
  if ((l.words[i].cues & kPosts) == 0 && !keeper) return false;
  // "a former colleague" worked with the author, and may be well.
  constexpr std::array kTies = {"colleague",  "colleagues", "boss",     "manager",   "mentor",
                                "coworker",   "classmate",  "student",  "preceptor", "director",
                                "supervisor", "teammate",   "roommate", "lead"};
  if (listed(kTies, l.lower(i))) return false;
  for (std::uint32_t n = 1; n <= 3 && n <= i; ++n) {
    if (l.has(i - n, Cue::former)) return true;
  }
  return false;
}

bool elder_behind(const WordList& l, std::uint32_t i) {
  constexpr std::array kElders = {"amma",   "ammal", "appa",  "akka",   "tai",    "bai",   "mausi",
                                  "kaka",   "kaki",  "dadi",  "nani",   "aji",    "ajji",  "ajoba",
                                  "devi",   "bibi",  "begum", "aunty",  "auntie", "uncle", "chacha",
                                  "thatha", "patti", "maasi", "chachi", "saheb",  "sahib", "ben",
                                  "behen",  "ji",    "garu",  "bhau",   "san",    "sama"};
  return i < l.size() && listed(kElders, l.lower(i));
}

bool respect_behind(const WordList& l, std::uint32_t i) {
  constexpr std::array kRespect = {"madam", "sir", "ma'am", "bhai", "didi", "bhaiya", "anna"};
  return i < l.size() && listed(kRespect, l.lower(i));
}

bool is_animal(const WordList& l, std::uint32_t i) {
  return i < l.size() && listed(kAnimals, l.lower(i));
}

bool is_register_word(const WordList& l, std::uint32_t k) {
  constexpr std::array kOf = {"w", "s", "d", "h"};
  return k > 0 && l.is(k, "o") && listed(kOf, l.lower(k - 1)) && l.between(k) == "/";
}

bool is_age(const WordList& l, std::uint32_t i) {
  if (i >= l.size()) return false;
  static const std::unordered_set<std::string_view> kNumbers = {
      "two",     "three",     "four",     "five",     "six",      "seven",    "eight",
      "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen", "fifteen",
      "sixteen", "seventeen", "eighteen", "nineteen", "twenty",   "thirty",   "forty",
      "fifty",   "sixty",     "seventy",  "eighty",   "ninety"};
  const Word& w = l.words[i];
  const bool number = (w.digits && w.span.size() <= 3) || kNumbers.contains(l.lower(i));
  if (!number) return false;
  std::uint32_t after = i + 1;
  if (after < l.size() && l.words[after].gap == Gap::joined && kNumbers.contains(l.lower(after))) {
    ++after;
  }
  return after >= l.size() || l.words[after].gap >= Gap::aside ||
         (l.is(after, "years") && l.is(after + 1, "old")) || l.is(after, "year") ||
         l.is(after, "and") || l.is(after, "months");
}

std::string_view determiner(const WordList& l, std::uint32_t noun) {
  for (std::uint32_t n = 0; n < 5 && noun > n; ++n) {
    const std::uint32_t i = noun - n;
    const std::string_view word = l.lower(i - 1);
    if (l.words[i].gap > Gap::space) return {};
    if (l.words[i - 1].possessive) return "'s";
    if (listed(kOwn, word) || listed(kDeterminers, word)) return word;
  }
  return {};
}

bool contacted(const WordList& l, std::uint32_t noun) {
  constexpr std::array kTells = {"phoned", "rang",  "called",  "wrote",    "emailed", "talked",
                                 "spoke",  "told",  "gave",    "found",    "went",    "got",
                                 "call",   "asked", "sent",    "messaged", "showed",  "had",
                                 "with",   "met",   "invited", "to"};
  constexpr std::array kFirms = {
      "people", "mob",   "vendor", "supplier", "company",      "payer",          "insurer",
      "payor",  "maker", "makers", "reps",     "manufacturer", "implementation", "support",
      "folks",  "crowd", "agency", "ministry", "council",      "developers"};
  constexpr std::uint64_t kOffice =
      bit(Cue::department) | bit(Cue::staff) | bit(Cue::product) | bit(Cue::work_word);
  constexpr std::uint32_t kNear = 16;
  // "a referral from the hospice for a lady called Grace"
  constexpr std::array kAbout = {"for", "about", "of", "on"};
  if (noun > 1 && listed(kAbout, l.lower(noun - 2))) return false;
  bool office = false;
  for (std::uint32_t n = 1; n <= kNear && n <= noun; ++n) {
    const std::uint32_t i = noun - n;
    if (l.words[i + 1].gap >= Gap::sentence) return false;
    constexpr std::uint64_t kCared = bit(Cue::patient) | bit(Cue::relation);
    if ((l.words[i].cues & kCared) != 0 || is_pronoun(l.lower(i))) return false;
    const bool ill = (l.words[i].cues & (bit(Cue::care_word) | bit(Cue::patient_act))) != 0;
    office = office || ((l.words[i].cues & kOffice) != 0 && !ill) || listed(kFirms, l.lower(i));
    if (office && listed(kTells, l.lower(i))) return true;
  }
  return false;
}

std::vector<Mention> weighed_mentions(const Reading& reading) {
  std::vector<Mention> mentions = collect_mentions(reading);
  for (Mention& m : mentions) {
    weigh_left(reading, m);
    weigh_right(reading.list, m);
    weigh_around(reading, m);
    weigh_work(reading.list, m);
    if (reading.invented[reading.list.words[m.first].sentence] != 0) m.own = true;
  }
  return mentions;
}

}  // namespace reframe::privacy
