import Canvas
import Practice

/// Restricted records: what would show one asks for a reason first.
extension Desk {
  /// The first restricted patient of a screen whose record is closed to this person.
  func firstClosed(_ screen: any Screen) -> PatientID? {
    let view = view
    return screen.concerns(view).first(where: view.isClosed)
  }

  /// The screen itself, or the question that comes before it; nothing where no answer could be recorded.
  mutating func openable(_ screen: any Screen) -> (any Screen)? {
    guard let closed = firstClosed(screen) else { return screen }
    if let whyNoChange {
      message = ("this record is restricted, and an opening could not be recorded: \(whyNoChange)", .problem)
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
