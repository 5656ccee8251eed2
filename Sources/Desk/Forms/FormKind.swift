import Practice

/// A form: which fields it has, and what change comes of them. What it is about is fielded, so that a draft can be kept.
protocol FormKind: Fielded {
  /// In lower case: "new patient".
  static var name: String { get }
  func title(_ view: View) -> String
  /// The form comes on the screen: what it has to remember of this moment.
  mutating func opened(_ view: View)
  /// What Enter does, for the hint bar.
  var doing: String { get }
  /// What to say above the fields.
  func lines(_ view: View) -> [String]
  func inputs(_ view: View) -> [FormInput]
  /// What comes of it, or what is wrong with which field.
  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect]
  /// What to do once the change is saved.
  func after(_ entry: Entry, _ view: View) -> [Effect]
  /// Fields that mean something else now that the office changed while the form was open.
  func renewed(_ values: FormValues, _ view: View) -> [String: String]
  /// The record that the form is about.
  var subject: Reference? { get }
  /// The record whose fields the form edits, if it edits one that is on file: what others change in it meanwhile is looked after.
  var edits: Reference? { get }
  /// False once what is edited is gone.
  func isThere(_ view: View) -> Bool
  /// In which field of the record a field of the form is kept.
  func recordField(_ input: String) -> String
  /// Somebody else was faster, and the person was told: what is there now is what they see.
  mutating func lookedAgain(_ view: View)
  /// What was typed elsewhere and brought along: it is kept as a draft before anything is typed here.
  var typed: String { get }
  /// Whose records it shows.
  func concerns(_ view: View) -> [PatientID]
  /// True if nothing in it is filled in from a record, so that it may be written in while names are masked.
  var showsMasked: Bool { get }
}

extension FormKind {
  var doing: String { "save" }
  mutating func opened(_ view: View) {}
  func lines(_ view: View) -> [String] { [] }
  func after(_ entry: Entry, _ view: View) -> [Effect] { [.close] }
  func renewed(_ values: FormValues, _ view: View) -> [String: String] { [:] }
  var typed: String { "" }
  mutating func lookedAgain(_ view: View) {}
  var edits: Reference? { nil }
  func isThere(_ view: View) -> Bool { edits.flatMap { view.office.fields(of: $0) } != nil }
  func recordField(_ input: String) -> String { input }

  /// Most forms name the record they are about by a field of their own.
  var subject: Reference? {
    let fields = recorded
    for (name, kind) in [
      ("coverage", Kind.coverages), ("superbill", .superbills), ("payment", .payments), ("emergency", .emergencies), ("visit", .visits),
      ("appointment", .appointments), ("entry", .waitlist), ("recall", .recalls), ("patient", .patients),
    ] {
      if let id = fields[name].text { return Reference(kind, id) }
    }
    return nil
  }

  var showsMasked: Bool { false }

  /// Everyone whom one of its ids leads to.
  func concerns(_ view: View) -> [PatientID] {
    (datum.fields ?? [:]).compactMap { name, value in
      guard name != "typed", let text = value.text, let kind = Kind.allCases.first(where: { $0.prefix == text.prefix { $0.isLetter } })
      else { return nil }
      return view.office.patient(of: Reference(kind, text))
    }
  }
}

/// One field of a form.
struct FormInput: Sendable {
  enum Kind: Sendable {
    case text
    /// One of a few words; the space bar and the first letters choose.
    case choice([String])
  }

  var name: String
  var label: String
  var kind = Kind.text
  /// What is in it at first.
  var start = ""
  /// What belongs here, shown while it is empty.
  var example = ""

  init(_ name: String, _ label: String, start: String = "", example: String = "", choices: [String]? = nil) {
    self.name = name
    self.label = label
    self.start = start
    self.example = example
    if let choices { kind = .choice(choices) }
  }
}

/// What is wrong, and with which field.
struct FormProblem: Error {
  var field: String
  var sentence: String

  init(_ field: String, _ sentence: String) {
    self.field = field
    self.sentence = sentence
  }
}

/// The texts of a form as they were typed, read as what they should be.
struct FormValues: Sendable {
  var texts: [String: String]
  var today: Day

  func text(_ name: String) -> String { texts[name, default: ""].trimmed }

  func needed(_ name: String, _ sentence: String) throws(FormProblem) -> String {
    let text = text(name)
    if text.isEmpty { throw FormProblem(name, sentence) }
    return text
  }

  func day(_ name: String, birth: Bool = false) throws(FormProblem) -> Day? {
    let text = text(name)
    if text.isEmpty { return nil }
    guard let day = Day(typed: text, today: today, birth: birth) else {
      throw FormProblem(name, "\"\(text)\" is not a date; write \(birth ? "3/4/1982 or 4 Mar 1982" : Day.examples(today))")
    }
    return day
  }

  func time(_ name: String) throws(FormProblem) -> ClockTime? {
    let text = text(name)
    if text.isEmpty { return nil }
    guard let time = ClockTime(typed: text) else { throw FormProblem(name, "\"\(text)\" is not a time of day; write 9:20, 920 or 2:15p") }
    return time
  }

  func cents(_ name: String) throws(FormProblem) -> Cents? {
    let text = text(name)
    if text.isEmpty { return nil }
    guard let cents = Cents(typed: text) else { throw FormProblem(name, "\"\(text)\" is not an amount; write 35 or 35.50, without a sign") }
    return cents
  }

  func whole(_ name: String) throws(FormProblem) -> Int? {
    let text = text(name)
    if text.isEmpty { return nil }
    guard let number = Int(text) else { throw FormProblem(name, "\"\(text)\" is not a whole number") }
    return number
  }

  func word<W: Word>(_ name: String, as type: W.Type) -> W? { W(rawValue: text(name)) }

  /// A telephone number as people write it, or a sentence about it.
  ///
  /// One that has the digits it had stays as it was written: nobody changed it.
  func phone(_ name: String, before: String? = nil) throws(FormProblem) -> String {
    let text = text(name)
    let digits = text.filter(\.isASCIIDigit)
    if text.isEmpty { return "" }
    if let before, before.filter(\.isASCIIDigit) == digits { return before }
    guard (7...15).contains(digits.count) else {
      throw FormProblem(name, "\"\(text)\" has \(digits.count) digits; a phone number has 7 to 15")
    }
    guard digits.count == 10 else { return text }
    return "\(digits.prefix(3))-\(digits.dropFirst(3).prefix(3))-\(digits.suffix(4))"
  }

  /// The two letters of a state, as the post has them. What stood there before, of an import or from abroad, may stay.
  func state(_ name: String, before: String?) throws(FormProblem) -> String {
    let text = text(name)
    if text.isEmpty || text == before { return text }
    let state = text.uppercased()
    guard Self.states.contains(Substring(state)) else {
      throw FormProblem(name, "no state is called \(text): two letters, NY, WI; abroad it stays empty")
    }
    return state
  }

  /// The states, the district, the territories, and the mail of the forces (USPS Publication 28, appendix B).
  private static let states = Set(
    """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT \
    VT VA WA WV WI WY DC AS GU MP PR VI FM MH PW AA AE AP
    """.split(separator: " "))

  /// A ZIP code of five digits, or of nine. Of an address without a state, which is abroad, whatever it is.
  func zip(_ name: String, state: String, before: String?) throws(FormProblem) -> String {
    let text = text(name), digits = text.filter(\.isASCIIDigit)
    if text.isEmpty || state.isEmpty || text == before { return text }
    guard digits.count == 5 || digits.count == 9, text.allSatisfy({ $0.isASCIIDigit || $0 == "-" || $0 == " " }) else {
      throw FormProblem(name, "a ZIP code has five digits, or nine: 12545, 12545-0417")
    }
    return digits.count == 5 ? digits : "\(digits.prefix(5))-\(digits.suffix(4))"
  }
}
