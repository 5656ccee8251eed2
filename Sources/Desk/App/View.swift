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
  /// The code sets, to look things up in.
  package var codes = CodeBook.none
  /// What goes on at other desks.
  var elsewhere = Elsewhere()
  /// Why nothing can be changed here, if so: another time is shown, or the office is open for reading only.
  package var whyNoChange: String?
  /// True where the screen shows another time than now.
  package var isPast = false
  /// The clock on the wall, also where another time is shown.
  package var clock: Moment

  package var now: Moment { context.now }
  package var today: Day { context.now.day }

  /// Why a verb would be refused just now, in words, or nothing.
  func whyOff(_ verb: any Verb) -> String? { office.refusal(verb, context)?.full }

  /// Why a verb is not this person's to speak, whatever it would be about, or nothing.
  func notYours(_ verb: any Verb.Type) -> String? {
    do throws(Refusal) { return office.bar(verb, try office.admitted(context))?.full } catch { return error.full }
  }

  func name(_ patient: PatientID?) -> String { office[patient]?.name.listed ?? "nobody" }
  func provider(_ provider: ProviderID?) -> String { office[provider]?.short ?? "?" }
}
