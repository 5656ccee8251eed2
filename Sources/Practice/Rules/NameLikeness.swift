/// How alike two names are: written alike, called by a short form, with a slip of the pen, or turned round.
struct NameLikeness {
  private(set) var isSameFamily = false
  private(set) var isSameGiven = false
  /// In percent of the weight of a name; nothing where they differ.
  private(set) var share: Int?
  private(set) var words = "differs"

  var isSame: Bool { share == 100 }

  init(_ a: PersonName, _ b: PersonName) {
    let one = (family: NameFolding.plain(a.family), given: NameFolding.plain(a.given))
    let other = (family: NameFolding.plain(b.family), given: NameFolding.plain(b.given))
    isSameFamily = one.family == other.family || Self.isSlip(one.family, other.family)
    isSameGiven = one.given == other.given || Self.isSlip(one.given, other.given) || Self.isShortForm(one.given, other.given)
    if one == other {
      (share, words) = (100, "same")
    } else if one.family == other.given, one.given == other.family, !one.given.isEmpty {
      (share, words) = (90, "family and given name exchanged")
    } else if isSameFamily, isSameGiven {
      let isShort = one.family == other.family && Self.isShortForm(one.given, other.given)
      (share, words) = (80, isShort ? "a short form" : "a letter other")
    } else if isSameFamily, !one.given.isEmpty, one.given.first == other.given.first {
      (share, words) = (50, "family name and initial")
    } else if isSameFamily {
      (share, words) = (40, "family name alone")
    } else if isSameGiven, !one.given.isEmpty {
      (share, words) = (20, "given name alone")
    }
  }

  static func isSlip(_ a: String, _ b: String) -> Bool {
    guard min(a.count, b.count) >= 4 else { return false }
    return Spelling.isSlip(Array(a), Array(b))
  }

  /// "Bob" is a Robert.
  static func isShortForm(_ a: String, _ b: String) -> Bool {
    shortForms.contains { $0.contains(a) && $0.contains(b) }
  }

  private static let shortForms: [Set<String>] = [
    ["robert", "bob", "rob", "bobby"], ["william", "bill", "will", "billy"], ["richard", "dick", "rick", "rich"],
    ["james", "jim", "jimmy"], ["john", "jack", "johnny"], ["jonathan", "jon"], ["joseph", "joe", "joey"], ["michael", "mike", "mick"],
    ["thomas", "tom", "tommy"], ["charles", "charlie", "chuck"], ["edward", "ed", "ted", "eddie"], ["david", "dave"],
    ["daniel", "dan", "danny"], ["anthony", "tony"], ["steven", "stephen", "steve"], ["christopher", "chris"], ["nicholas", "nick"],
    ["matthew", "matt"], ["samuel", "sam"], ["benjamin", "ben"], ["alexander", "alex", "sasha"], ["kenneth", "ken"], ["ronald", "ron"],
    ["elizabeth", "liz", "beth", "betty", "eliza", "lisa"], ["margaret", "peggy", "meg", "maggie", "greta"],
    ["katherine", "catherine", "kate", "kathy", "katie", "cathy"], ["patricia", "pat", "patty", "trish"], ["jennifer", "jen", "jenny"],
    ["deborah", "debra", "deb", "debbie"], ["susan", "sue", "suzy"], ["barbara", "barb"], ["rebecca", "becky"], ["victoria", "vicky"],
    ["dorothy", "dot", "dottie"], ["theresa", "teresa", "terry"], ["francisco", "paco", "pancho"], ["jose", "pepe"],
    ["guadalupe", "lupe"], ["maria", "mari"], ["ignacio", "nacho"],
  ]
}
