import Canvas
import CodeSets
import Practice

/// What a screen may look at: the office, the person at the desk, the time, and how large the terminal is.
package struct View: Sendable {
  package var office: Office
  package var context: Context
  package var rows: Int
  package var columns: Int
  package var glyphs: Glyphs
  /// What rules are asked of while names are masked: `office` is then for looking only.
  var real: Office?
  /// The code sets, to look things up in.
  package var codes = CodeBook.none
  /// What goes on at other desks.
  var elsewhere = Elsewhere()
  /// What the disk has not taken yet.
  package var unsaved = Unsaved()
  /// Why nothing can be changed here, if so: another time is shown, or the office is open for reading only.
  package var whyNoChange: String?
  /// The office as it is now, where the screen shows another time.
  var present: Office?
  /// True where the screen shows another time than now.
  package var isPast: Bool { present != nil }
  /// The clock on the wall, also where another time is shown.
  package var clock: Moment

  package var now: Moment { context.now }
  package var today: Day { context.now.day }

  /// Whether a record is restricted and not open to this person: as it is now, also where another time is shown.
  func isClosed(_ patient: PatientID) -> Bool {
    guard let present else { return office.isClosed(patient, to: context) }
    var context = context
    context.now = clock
    return present.isClosed(patient, to: context)
  }

  /// True while names are masked.
  var isShielded: Bool { real != nil }

  /// Why a verb would be refused just now. While names are masked the office itself decides, and the masked one has the words.
  func refusal(_ verb: any Verb) -> Refusal? {
    guard let real else { return office.refusal(verb, context) }
    guard let truth = real.refusal(verb, context) else { return nil }
    let masked = office.refusal(verb, context)
    return masked?.rule == truth.rule ? masked : truth.shielded
  }

  /// The same in words, or nothing.
  func whyOff(_ verb: any Verb) -> String? { refusal(verb)?.full }

  /// Why a verb is not this person's to speak, whatever it would be about, or nothing.
  func notYours(_ verb: any Verb.Type) -> String? { office.barNow(verb, context)?.full }

  /// What this person did last at this desk, if that is newer than what the screen has seen.
  func ownNews(_ seen: inout Int?) -> Entry? {
    guard let last = office.recent.last, last.seq != seen else { return nil }
    defer { seen = last.seq }
    return seen != nil && last.by == context.by && last.desk == context.desk && last.undoes == nil ? last : nil
  }

  /// Why the time under the cursor is not taken yet: it is another one than was looked at.
  func gone(_ lost: Opening?) -> String? {
    lost.map { "\($0.start.shown) with \(provider($0.provider)) is not free any more; Up or Down chooses another time" }
  }

  func name(_ patient: PatientID?) -> String { office[patient]?.name.listed ?? "nobody" }
  func provider(_ provider: ProviderID?) -> String { office[provider]?.short ?? "?" }
}

extension Refusal {
  /// The same without words that could name someone.
  var shielded: Refusal { Refusal(rule, "the office says no (\(rule)); Z lifts the shield, and the same key then says why") }
}
