import Canvas
import Practice

/// Where the three panes are at a size of the terminal.
struct HomeLayout: Sendable {
  enum Shape: Sendable {
    /// All three in full.
    case full
    /// The focused one large, the others as strips of their most urgent rows.
    case strips
    /// One at a time.
    case single
  }

  let shape: Shape
  let focus: Home.Pane
  var waiting: Rect
  var schedule: Rect
  var bill: Rect

  /// `waits` is how many are in the waiting room: where they do not fit, the superbill gives way, unless it is what is worked on.
  init(_ view: View, focus: Home.Pane, waits: Int) {
    self.focus = focus
    let body = Rect(row: 1, column: 0, rows: view.rows - 3, columns: view.columns)
    let nowhere = Rect(rows: 0, columns: 0)
    if view.columns >= 110, view.rows >= 30 {
      shape = .full
      let (left, right) = body.splitColumns(body.columns / 2)
      let usual = left.rows * 58 / 100, most = left.rows * 72 / 100
      (waiting, bill) = left.splitRows(usual)
      schedule = right
      if waits > waitingPage, focus != .bill { (waiting, bill) = left.splitRows(most) }
    } else if view.columns >= 60, view.rows >= 16 {
      shape = .strips
      let strip = body.rows >= 18 ? 4 : 3
      let large = body.rows - 2 * strip
      let (top, rest) = body.splitRows(focus == .waiting ? large : strip)
      waiting = top
      (schedule, bill) = rest.splitRows(focus == .schedule ? large : strip)
    } else {
      shape = .single
      waiting = focus == .waiting ? body : nowhere
      schedule = focus == .schedule ? body : nowhere
      bill = focus == .bill ? body : nowhere
    }
  }

  func isStrip(_ pane: Home.Pane) -> Bool { shape == .strips && pane != focus }

  /// A wide pane says everything on one line under headings; a narrow one takes two lines a patient.
  var waitingIsWide: Bool { waiting.inner.columns >= 74 }

  var waitingPage: Int {
    if isStrip(.waiting) { return max(1, waiting.inner.rows) }
    return max(1, waitingIsWide ? waiting.inner.rows - 1 : waiting.inner.rows / 2)
  }

  var schedulePage: Int { max(1, schedule.inner.rows) }
}
