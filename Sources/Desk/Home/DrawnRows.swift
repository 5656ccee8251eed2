import Canvas
import Practice
import Synchronization

/// The rows of the waiting room and of the schedule as they were last drawn.
///
/// A key that moves the cursor changes two rows of thirty: the others are put where they belong without asking the office about them again.
/// `Home` begins a new one whenever it looks at the office anew, so nothing here outlives what it was drawn from.
final class DrawnRows: Sendable {
  /// What all rows have in common: with any of it, all look different.
  struct Common: Equatable, Sendable {
    var waiting, schedule: Rect
    var glyphs: Glyphs
    /// The number of the minute; what is past and late depends on it.
    var minute: Int
    var isShielded: Bool
    var edition: Int
    /// What others changed just now, and have open.
    var fresh, open: Set<Reference>

    init(_ view: View, _ layout: HomeLayout) {
      waiting = layout.waiting
      schedule = layout.schedule
      glyphs = view.glyphs
      minute = view.now.milliseconds / 60_000
      isShielded = view.isShielded
      edition = view.office.edition
      fresh = view.elsewhere.fresh
      open = view.elsewhere.open
    }
  }

  /// One row: which, and how it stands out.
  struct Row: Hashable, Sendable {
    enum Place: Hashable, Sendable {
      case visit(VisitID)
      /// By its number in the list of the day.
      case slot(Int)
    }

    let place: Place
    let isSelected: Bool
    /// The panes are about its patient, while the cursor is elsewhere.
    let follows: Bool
    let isMarked: Bool

    init(_ place: Place, _ isSelected: Bool, _ follows: Bool, isMarked: Bool = false) {
      self.place = place
      self.isSelected = isSelected
      self.follows = follows
      self.isMarked = isMarked
    }
  }

  private struct Kept: Sendable {
    var common: Common?
    var pictures: [Row: [Cell]] = [:]
  }

  private let kept = Mutex(Kept())
  /// A few screens of rows: who pages through a day of fifteen hundred does not keep them all.
  static let most = 400

  /// Puts a row where it belongs: as it was drawn before, or drawn now. The one under the cursor places the real cursor too, so it is
  /// always drawn.
  func put(_ row: Row, _ common: Common, on canvas: inout Canvas, in rect: Rect, _ draw: (inout Canvas) -> Void) {
    if row.isSelected { return draw(&canvas) }
    let known = kept.withLock { kept -> [Cell]? in
      if kept.common != common { kept = Kept(common: common) }
      return kept.pictures[row]
    }
    if let known { return canvas.put(known, in: rect) }
    draw(&canvas)
    let picture = canvas.part(rect)
    kept.withLock { kept in
      guard kept.common == common else { return }
      if kept.pictures.count >= Self.most { kept.pictures = [:] }
      kept.pictures[row] = picture
    }
  }

  var count: Int { kept.withLock { $0.pictures.count } }

  /// Draws all rows anew.
  func forget() { kept.withLock { $0 = Kept() } }
}
