/// Words that the office listens for in what people say, however they say them: in any order, close together, with a slip of a finger.
package struct WatchWords: Sendable {
  private let phrases: [(shown: String, words: [String])]

  package init(_ phrases: [String]) {
    self.phrases = phrases.map { ($0, Self.words($0)) }.filter { !$0.words.isEmpty }
  }

  /// How many words may lie between the first and the last of a phrase, its own included.
  private static let reach = 6

  /// The phrases that are in a text, each once.
  package func found(in text: String) -> [String] {
    let said = Self.words(text)
    if said.isEmpty { return [] }
    return phrases.filter { phrase in
      said.indices.contains { start in
        let near = said[start..<min(said.count, start + max(Self.reach, phrase.words.count))]
        return phrase.words.allSatisfy { word in near.contains { Self.isMeant($0, word) } }
      }
    }.map(\.shown)
  }

  static func words(_ text: String) -> [String] {
    let plain = text.replacing("'", with: "").replacing("\u{2019}", with: "")
    return plain.split { !$0.isLetter && !$0.isNumber }.map { NameFolding.plain(String($0)) }.filter { !$0.isEmpty }
  }

  /// The word itself, one that begins with it ("breathing"), or one letter wrong, missing, too many or in the wrong place.
  static func isMeant(_ said: String, _ word: String) -> Bool {
    // Nearly all are told apart by this: every booking is looked through for every phrase.
    guard said.utf8.first == word.utf8.first else { return false }
    if said == word || word.count >= 4 && said.hasPrefix(word) { return true }
    let a = Array(said), b = Array(word)
    guard a.count >= 4, b.count >= 4, a[0] == b[0], abs(a.count - b.count) <= 1 else { return false }
    // A short word has too many neighbours: only two letters that changed places are forgiven.
    return Spelling.isSlip(a, b, swapOnly: b.count < 5)
  }

  /// What must not wait, unless the office says otherwise: signs that the desk reports and does not judge.
  package static let usualRedFlags = [
    "chest pain", "chest pressure", "chest tightness", "chest hurts", "heart attack", "trouble breathing", "cannot breathe",
    "cant breathe", "hard to breathe", "short of breath", "struggling to breathe", "gasping", "choking", "stroke", "face drooping",
    "slurred speech", "sudden weakness", "sudden numbness", "worst headache", "passed out", "fainted", "unconscious", "unresponsive",
    "not responding", "wont wake", "seizure", "convulsion", "heavy bleeding", "bleeding heavily", "wont stop bleeding",
    "bleeding wont stop", "coughing blood", "vomiting blood", "throwing up blood", "overdose", "poisoned", "poisoning",
    "swallowed pills", "suicide", "suicidal", "kill myself", "hurt myself", "end my life", "want to die", "throat swelling",
    "throat closing", "tongue swelling", "face swelling", "lips swelling", "allergic reaction", "anaphylaxis", "blue lips",
    "severe injury", "severe burn", "head injury", "baby not moving", "suddenly confused",
  ]

  /// At these a mask is offered.
  package static let usualMasks = ["cough", "fever", "sore throat", "sneezing", "covid", "measles", "chickenpox"]

  /// Nobody should wait longer for these. They only order calls: what they mean is for a clinician to say.
  static let pressing = WatchWords([
    "chest", "breath", "bleed", "faint", "stroke", "numb", "suicid", "seizure", "swelling", "pregnan", "fever", "severe", "urgent",
    "worse", "infant", "newborn", "wound", "post op", "postop", "biopsy", "result",
  ])

  private static let usual = (red: WatchWords(usualRedFlags), mask: WatchWords(usualMasks), none: WatchWords([]))

  fileprivate static func red(_ own: [String]) -> WatchWords { pick(own, usual.red) }
  fileprivate static func mask(_ own: [String]) -> WatchWords { pick(own, usual.mask) }

  private static func pick(_ own: [String], _ usual: WatchWords) -> WatchWords {
    own.isEmpty ? usual : own.map { $0.trimmed.lowercased() } == ["none"] ? Self.usual.none : WatchWords(own)
  }
}

/// How two spellings differ.
enum Spelling {
  /// One letter other, missing or too many, or two neighbours that changed places.
  static func isSlip(_ a: [Character], _ b: [Character], swapOnly: Bool = false) -> Bool {
    let same = zip(a, b).prefix { $0 == $1 }.count
    let back = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
    if a.count == b.count {
      let rest = a.count - same - min(back, a.count - same)
      if rest == 2, a[same] == b[same + 1], a[same + 1] == b[same] { return true }
      return !swapOnly && rest <= 1
    }
    let shorter = min(a.count, b.count)
    return !swapOnly && abs(a.count - b.count) == 1 && same + back >= shorter
  }
}

extension Office {
  /// The office's words that must not wait, found in what someone said.
  package func redFlags(in text: String) -> [String] { WatchWords.red(settings.redFlags).found(in: text) }

  /// What in a reason says that its appointment should not be put off: the office's own words first.
  func pressing(in text: String) -> String? { redFlags(in: text).first ?? WatchWords.pressing.found(in: text).first }

  /// Whether what someone said is a reason to offer a mask and distance.
  package func asksForMask(_ text: String) -> Bool { !WatchWords.mask(settings.maskWords).found(in: text).isEmpty }

  /// What a clinician said today about a patient's words that must not wait: it lets them be booked or taken in.
  package func clearance(of patients: [PatientID], for words: String, on day: Day) -> OpenItem? {
    let said = WatchWords.words(words)
    return filed(OpenItem.self, on: day).last { item in
      guard item.sort == .redFlag, item.answer == .mayBook || item.answer == .seeNow, let patient = item.patient else { return false }
      return patients.contains(patient) && WatchWords.words(item.what) == said
    }
  }
}

extension Office {
  /// Words of a patient that must not wait, said today, which no clinician has answered yet; also those for which 911 was called by
  /// mistake, and the alarm taken back.
  package func unanswered(of patients: [PatientID], on day: Day) -> OpenItem? {
    let all = filed(OpenItem.self, on: day).filter { $0.sort == .redFlag && $0.patient.map(patients.contains) == true }
    if let open = all.last(where: { $0.closedAt == nil }) { return open }
    guard let last = all.last, last.answer == .emergency else { return nil }
    return filed(Emergency.self, on: day).contains { $0.patient == last.patient } ? nil : last
  }
}

extension Draft {
  /// Words that must not wait come before a clinician first; a desk cannot judge them and gives no advice.
  func mustBeCleared(_ words: String, _ patients: [PatientID]) throws(Refusal) -> OpenItemID? {
    let signs = office.redFlags(in: words)
    guard !signs.isEmpty else {
      // What was said does not become unsaid by other words.
      guard let item = office.unanswered(of: patients, on: today) else { return nil }
      throw Refusal(
        "red flag waits", "\"\(item.what)\" was said at \(item.openedAt.time.shown) and waits for a clinician",
        wayPast: "answer red flag, with what the clinician said", with: item.reference)
    }
    if let item = office.clearance(of: patients, for: words, on: today) { return item.id }
    let first: Patient? = patients.first.flatMap { office[$0] }
    throw Refusal(
      "red flag", "\"\(signs[0])\" must not wait: a clinician hears of it before anything is booked",
      wayPast: "raise red flag, then answer red flag with what the clinician said", with: first?.reference)
  }
}
