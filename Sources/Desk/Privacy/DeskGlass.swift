import Canvas
import Practice

/// Restricted records: what would show one asks for a reason first.
extension Desk {
  /// The first restricted patient of a screen whose record is closed to this person.
  func firstClosed(_ screen: any Screen) -> PatientID? {
    screen.concerns(view).first { office.isClosed($0, to: view.context) }
  }

  /// The screen itself, or the question that comes before it; nothing where no answer could be recorded.
  mutating func openable(_ screen: any Screen) -> (any Screen)? {
    guard let closed = firstClosed(screen) else { return screen }
    if seat.isReadOnly {
      message = ("this record is restricted, and this office is open for reading only: an opening could not be recorded", .problem)
      return nil
    }
    return GlassScreen(closed, then: .screen(screen))
  }

  /// A change was refused because a record is restricted: the reason can be given at once.
  mutating func askForReason(_ refusal: Refusal) {
    guard refusal.rule == "restricted", !isShielded, !(top is GlassScreen), let patient = refusal.with.flatMap({ PatientID($0.id) })
    else { return }
    open(GlassScreen(patient, then: .nothing))
  }
}
