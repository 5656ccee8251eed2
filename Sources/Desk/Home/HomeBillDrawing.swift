import Canvas
import Practice

/// The superbill pane, which follows the patient under the cursor.
extension Home {
  private func whyNoBill(_ view: View) -> String {
    if let appointment = subject(view).appointment {
      switch appointment.slot {
      case .noShow: return "No superbill: the patient did not come."
      case .cancelledByPatient, .cancelledByClinic: return "No superbill: the appointment is \(appointment.slot.label)."
      case .rescheduled: return "No superbill: the appointment was moved."
      case .held, .released: return "No superbill: the time was only held."
      case .booked, .confirmed, .done:
        if appointment.day > view.today { return "No superbill yet: check-in on the day begins it." }
      }
    }
    return linkedVisit == nil ? "No superbill yet: the patient is not here." : "No superbill yet: check-in (c) begins it."
  }

  func drawBill(_ view: View, _ layout: HomeLayout, on canvas: inout Canvas) {
    let rect = layout.bill
    guard !rect.isEmpty else { return }
    let focused = focus == .bill
    let inner = rect.inner
    guard let bill = bill(view), let patient = view.office[bill.patient] else {
      let who = linked.map { view.name($0) }
      canvas.box(rect, title: who.map { "Superbill: \($0)" } ?? "Superbill", focused: focused)
      let visit: Visit? = view.office[linkedVisit]
      let past = visit.flatMap { $0.past ? "\($0.course). It has no superbill." : nil }
      let why =
        who == nil
        ? "Choose a patient above."
        : isClosed(view) ? "This record is restricted: R opens it, with a reason that is recorded and reviewed." : past ?? whyNoBill(view)
      for (row, line) in TextWrap.lines(why, columns: max(10, inner.columns - 1)).prefix(inner.rows).enumerated() {
        canvas.put(line, row: inner.row + row, column: inner.column + 1, role: .dim, limit: inner.columns - 1)
      }
      if focused { canvas.cursor = Spot(row: inner.row, column: inner.column) }
      return
    }
    let note = BillHead.note(bill, findings)
    canvas.box(rect, title: BillDrawing.title(bill, patient, beside: note, in: rect), note: note, focused: focused)
    BillDrawing.draw(bill, view, selected: focused ? billList.selected : nil, on: &canvas, in: inner, brief: layout.isStrip(.bill))
    if focused, canvas.cursor == nil { canvas.cursor = Spot(row: inner.row, column: inner.column) }
  }
}
