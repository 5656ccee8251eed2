/// What one character of a template means: how long it is, for which visits, how many, and when it opens for booking.
package struct SlotCode: Record {
  package static let kind = Kind.slotCodes
  package static var table: TablePath<SlotCode> { \.slotCodes }

  /// From when time can be booked that is kept for those who call late.
  package enum Release: String, Word {
    case always, sameDay, sameWeek

    package var label: String {
      switch self {
      case .always: "any time"
      case .sameDay: "on its own day"
      case .sameWeek: "in its own week"
      }
    }
  }

  package var id = SlotCodeID.unnumbered
  package var v = 0
  /// The one character.
  package var code = ""
  package var words = ""
  /// How long one character is.
  package var minutes = 20
  /// The kinds of visit it takes; none named means all.
  package var types: [VisitTypeID] = []
  package var release = Release.always
  /// The time of day from which it opens on the day of its release; midnight if not said.
  package var opensAt: ClockTime?
  /// The most appointments a provider has on this code in a day; 0 means as many as fit.
  package var limit = 0
  /// How many appointments may hold the same time without anyone having to say why.
  package var doubleBook = 1
  /// Nobody is booked here: a meeting, a break.
  package var closed = false
  package var gone = false

  package init() {}

  package static let fields: [Field<SlotCode>] = [
    Field("id", \.id), Field("v", \.v), Field("code", \.code, "one character"), Field("words", \.words, "what it is"),
    Field("minutes", \.minutes, "of one character"), Field("types", \.types, "visit types it takes; none means all"),
    Field("release", \.release, "when it opens for booking"), Field("opensAt", \.opensAt, "from what time on that day"),
    Field("limit", \.limit, "the most a day; 0 no limit"), Field("doubleBook", \.doubleBook, "how many share one time"),
    Field("closed", \.closed, "nobody is booked here"), Field("gone", \.gone, "not used any more"),
  ]

  /// "S same day"
  package var title: String { words.isEmpty ? code : "\(code) \(words)" }
}

package typealias SlotCodeID = ID<SlotCode>
