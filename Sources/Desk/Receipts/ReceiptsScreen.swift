import Canvas
import Practice

/// A patient's receipts, newest first, and why the balance is what it is.
package struct ReceiptsScreen: Screen {
  package enum Action: Hashable, Sendable { case pay, void, refund, leave }

  package static let name = "receipts"

  package static let keys: [Binding<Action>] = [
    Binding(.char("+"), action: .pay, label: "payment", "takes a payment", verb: TakePayment.self),
    Binding(.char("V"), action: .void, label: "void", "takes a wrong receipt of today back as a whole", verb: VoidReceipt.self),
    Binding(.char("R"), action: .refund, label: "refund", "gives back some or all of a payment", verb: RefundReceipt.self),
    Binding(.escape, .enter, action: .leave, "back"),
  ]

  let patient: PatientID
  var list = ListState()

  init(_ patient: PatientID) { self.patient = patient }

  package func about(_ view: View) -> String { "receipts of \(view.name(patient))" }

  private func payments(_ view: View) -> [Payment] { view.office.filed(Payment.self, of: patient).sorted { $0.receipt > $1.receipt } }

  private func chosen(_ view: View) -> Payment? {
    let all = payments(view)
    return all.indices.contains(list.selected) ? all[list.selected] : nil
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    guard let payment = chosen(view) else { return action == .void || action == .refund ? "there is no receipt" : nil }
    switch action {
    case .void:
      return view.whyOff(
        VoidReceipt {
          $0.payment = payment.id
          $0.reason = "?"
        })
    case .refund:
      return view.whyOff(
        RefundReceipt {
          $0.payment = payment.id
          $0.tenders = [Tender(.cash, Cents(1))]
          $0.reason = "?"
        })
    case .pay, .leave: return nil
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    list.receive(key, count: payments(view).count, page: max(1, view.rows - 10)) ? [] : nil
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    if case .refused(let refusal) = heard { return [.complain(refusal.full)] }
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .pay: [.open(FormScreen(PaymentForm { $0.patient = patient }, view))]
    case .void: chosen(view).map { payment in [.open(FormScreen(VoidForm { $0.payment = payment.id }, view))] } ?? []
    case .refund: chosen(view).map { payment in [.open(FormScreen(RefundForm { $0.payment = payment.id }, view))] } ?? []
    case .leave: [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let all = payments(view)
    canvas.box(
      rect, title: "Receipts of \(view.name(patient))", note: all.count == 1 ? "1 receipt" : "\(all.count) receipts", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    let account = view.office.account(of: patient)
    let owed =
      account.balance > .zero
      ? "Due $\(account.balance.shown)" : account.balance < .zero ? "Credit $\((-account.balance).shown)" : "Nothing due"
    canvas.put(
      [Span(owed + ": ", .heading), Span(account.reason, .text)], row: inner.row, column: inner.column + 1, limit: inner.columns - 2)
    let (_, body) = inner.splitRows(2)
    let columns = [
      Column("receipt", width: 8, alignRight: true, priority: 9), Column("day", width: 11, priority: 8),
      Column("what", width: 9, priority: 7),
      Column("amount", width: 11, alignRight: true, priority: 9), Column("by means of", min: 16, priority: 8),
      Column("for", width: 12, priority: 3),
      Column("taken by", width: 9, priority: 2), Column("pays", width: 16, priority: 4),
    ]
    let rows = all.map { payment -> Row in
      let back = view.office.givenBack(of: payment)
      let note =
        payment.sort != .payment
        ? "of \(view.office[payment.reverses]?.receipt ?? 0)"
        : back > .zero
          ? "back $\(back.shown)"
          : payment.unapplied > .zero
            ? "credit $\(payment.unapplied.shown)" : payment.applied.map { "bill \($0.superbill.number)" }.joined(separator: " ")
      return Row(
        [
          String(payment.receipt), payment.day.iso, payment.sort.rawValue, "$\(payment.total.shown)",
          payment.tenders.map { "\($0.means.rawValue) \($0.amount.shown)\($0.reference.isEmpty ? "" : " \($0.reference)")" }.joined(
            separator: ", "), payment.purpose,
          payment.by, note,
        ], role: back == payment.total ? .dim : .text)
    }
    Table.draw(columns, rows, state: list, focused: true, on: &canvas, in: body, empty: "No receipt yet. + takes a payment.")
  }
}
