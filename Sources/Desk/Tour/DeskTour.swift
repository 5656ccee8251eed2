import Canvas
import Practice
import Training

extension Desk {
  /// How many rows at the foot of the screen the tour takes.
  static let tourRows = 5

  /// What of the screen is the desk's own.
  var deskRows: Int { tour == nil ? rows : rows - Desk.tourRows }

  var whyNoTour: String? {
    if let whyNoChange, past != nil { return whyNoChange }
    if tour != nil { return nil }
    if !seat.isDemo { return "the tour walks through a practice office: anteroom --demo" }
    if rows < 21 || columns < 60 { return "the tour needs 60 columns and 21 rows; this terminal has \(columns) and \(rows)" }
    return nil
  }

  /// Begins the tour, or ends the one that is on.
  mutating func startOrEndTour() {
    if tour != nil {
      endTour("the tour is over; Ctrl-T begins another")
      return
    }
    guard let new = Tour(office, now: now) else {
      tell("nobody is left to come today; anteroom --demo begins a new day", isProblem: true)
      return
    }
    tour = new
    lookAtTour()
    refreshAll()
  }

  private mutating func endTour(_ sentence: String) {
    tour = nil
    tell(sentence)
    refreshAll()
  }

  private var sight: Tour.Sight {
    Tour.Sight(office: office, screen: type(of: top).name, subject: (layers[0].screen as? Home)?.subject(view).patient)
  }

  /// Sees whether what the tour asked for was done.
  mutating func lookAtTour() {
    guard tour != nil, past == nil else { return }
    if rows < 21 || columns < 60 { return endTour("the tour ended: the terminal became too small for it") }
    let sight = sight
    tour?.look(sight)
    if let why = tour?.lost(sight) { endTour("the tour ended: \(why); Ctrl-T begins another") }
  }

  /// The patients whom nobody else in a practice office should touch: whoever the person at the desk is busy with.
  package var held: Set<PatientID> {
    var held = Set([tour?.patient].compactMap(\.self))
    let open = past?.layers ?? layers
    if open.count > 1 || isWaiting, let patient = (open[0].screen as? Home)?.subject(view).patient { held.insert(patient) }
    return held
  }

  /// Draws the words of the tour below the desk.
  func drawTour(_ tour: Tour, on canvas: inout Canvas) {
    let rect = Rect(row: deskRows, column: 0, rows: Desk.tourRows, columns: columns)
    canvas.box(rect, title: "Tour \(tour.number) of \(tour.count)", note: "Ctrl-T ends it", focused: true)
    let inner = rect.inset(rows: 1, columns: 2)
    var words = tour.words
    if tour.isElsewhere(sight) { words = "The cursor is on someone else: / and \(view.name(tour.patient)) bring it back. " + words }
    if isShielded { words = "The tour waits: the shield is up, and Z lifts it." }
    for (index, line) in TextWrap.lines(words, columns: inner.columns).prefix(inner.rows).enumerated() {
      canvas.put(line, row: inner.row + index, column: inner.column, limit: inner.columns)
    }
  }
}
