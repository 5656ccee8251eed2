import Canvas
import Practice

/// A patient's receipts, newest first, and why the balance is what it is.
package struct ReceiptsScreen: Screen {
  package enum Action: Hashable, Sendable { case open, pay, void, refund, print, leave }

  package static let name = "receipts"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .open, label: "receipt", "shows the receipt in full: every means, what it pays, by whom and when"),
    Binding(.char("+"), action: .pay, label: "payment", "takes a payment", verb: TakePayment.self),
    Binding(.char("V"), action: .void, label: "void", "takes a wrong receipt of today back as a whole", verb: VoidReceipt.self),
    Binding(.char("R"), action: .refund, label: "refund", "gives back some or all of a payment", verb: RefundReceipt.self),
    Binding(.char("W"), action: .print, label: "print", "prints the receipt under the cursor"),
    Binding(.escape, action: .leave, "back"),
  ]

  let patient: PatientID
  var list = ListState()
  /// The receipt under the cursor: it stays there, whatever comes above it.
  private var at: PaymentID?
  /// The newest line of the journal that was looked at.
  private var seen: Int?

  init(_ patient: PatientID) { self.patient = patient }

  package func opening(_ view: View) -> Presence.Opening? { .init("receipts", [Reference(patient)]) }
  package func shows(_ view: View) -> [PatientID] { [patient] }
  package func about(_ view: View) -> String { "receipts of \(view.name(patient))" }
  package func concerns(_ view: View) -> [PatientID] { [patient] }

  private func payments(_ view: View) -> [Payment] { view.office.filed(Payment.self, of: patient).sorted { $0.receipt > $1.receipt } }

  private func chosen(_ view: View) -> Payment? {
    let all = payments(view)
    return all.first { $0.id == at } ?? all.first
  }

  package mutating func refresh(_ view: View) {
    let all = payments(view)
    // What was taken just now is what is printed or voided next.
    let taken = view.ownNews(&seen).flatMap { $0.did == TakePayment.name ? all.first : nil }
    at = taken?.id ?? chosen(view)?.id
    list.selected = all.firstIndex { $0.id == at } ?? 0
    list.keep(count: all.count, page: page(view))
  }

  private func page(_ view: View) -> Int { max(1, view.rows - 10) }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    guard let payment = chosen(view) else { return action == .pay || action == .leave ? nil : "there is no receipt" }
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
    case .open, .pay, .print, .leave: return nil
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    let all = payments(view)
    guard list.receive(key, count: all.count, page: page(view)) else { return nil }
    at = all.indices.contains(list.selected) ? all[list.selected].id : nil
    return []
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    if case .refused(let refusal) = heard { return [.complain(refusal.full)] }
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .open:
      chosen(view).map { payment in
        [.open(PickScreen(title: "Receipt \(payment.shownReceipt)", lines: sheet(payment, view), items: [.init("back", [])]))]
      } ?? []
    case .pay: [.open(FormScreen(PaymentForm { $0.patient = patient }, view))]
    case .void: chosen(view).map { payment in [.open(FormScreen(VoidForm { $0.payment = payment.id }, view))] } ?? []
    case .refund: chosen(view).map { payment in [.open(FormScreen(RefundForm { $0.payment = payment.id }, view))] } ?? []
    case .print:
      chosen(view).map { Effect.print(ReceiptPaper.sheets($0, in: view.office, note: view.paperNote), about: [Reference(patient)]) } ?? []
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
    for (index, part) in TextWrap.lines("\(owed): \(account.reason)", columns: inner.columns - 2).prefix(2).enumerated() {
      canvas.put(part, row: inner.row + index, column: inner.column + 1, role: .heading)
    }
    let (_, body) = inner.splitRows(3)
    let columns = [
      Column("receipt", width: 8, alignRight: true, priority: 9), Column("day", width: 11, priority: 8),
      Column("what", width: 9, priority: 7),
      Column("amount", width: 13, alignRight: true, priority: 9), Column("by means of", min: 16, priority: 8),
      Column("for", width: 12, priority: 3),
      Column("taken by", width: 9, priority: 2), Column("pays", width: 16, priority: 4),
    ]
    let rows = all.map { payment -> Row in
      let back = view.office.givenBack(of: payment)
      let voided = view.office.reversals(of: payment).contains { $0.sort == .void }
      let note =
        payment.sort != .payment
        ? "of \(view.office[payment.reverses]?.shownReceipt ?? "?")"
        : back > .zero
          ? "back $\(back.shown)"
          : payment.unapplied > .zero
            ? "credit $\(payment.unapplied.shown)" : payment.applied.map { "bill \($0.superbill.shown)" }.joined(separator: " ")
      let means = payment.tenders.map { "\($0.means.rawValue)\($0.reference.isEmpty ? "" : " \($0.reference)")" }
      return Row(
        [
          payment.isUnsaved ? "UNSAVED" : String(payment.receipt), payment.day.iso, voided ? "VOID" : payment.sort.rawValue,
          amount(payment.effect),
          payment.tenders.count > 1 ? payment.tenders.map(\.means.rawValue).joined(separator: " + ") : means.first ?? "", payment.purpose,
          payment.by, note,
        ], role: back == payment.total ? .dim : .text)
    }
    Table.draw(columns, rows, state: list, focused: true, on: &canvas, in: body, empty: "No receipt yet. + takes a payment.")
  }

  /// What changed hands, with a minus for what was given back.
  private func amount(_ cents: Cents) -> String { cents < .zero ? "-$\((-cents).shown)" : "$\(cents.shown)" }

  /// All that is on a receipt.
  private func sheet(_ payment: Payment, _ view: View) -> [String] {
    var lines = [
      "\(payment.sort.rawValue) \(amount(payment.effect))\(payment.purpose.isEmpty ? "" : ", \(payment.purpose)"), \(view.name(patient))",
      "\(payment.day.shown) \(payment.at.time.shown), by \(payment.by)",
    ]
    lines += payment.tenders.map { "  \($0.means.rawValue) $\($0.amount.shown)\($0.reference.isEmpty ? "" : ", \($0.reference)")" }
    if let first: Payment = view.office[payment.reverses] {
      lines.append("gives back receipt \(first.shownReceipt) of \(first.day.shown), $\(first.total.shown)")
    }
    if !payment.reason.isEmpty { lines.append("because: \(payment.reason)") }
    for part in payment.applied { lines.append("pays $\(part.amount.shown) of superbill \(part.superbill.shown)") }
    for other in view.office.reversals(of: payment) {
      lines.append(
        "\(other.sort == .void ? "voided" : "refunded $\(other.total.shown)") by receipt \(other.shownReceipt), \(other.day.shown)")
    }
    let free = payment.unapplied - view.office.givenBack(of: payment)
    if payment.sort == .payment, free > .zero { lines.append("$\(free.shown) of it stays as credit, not placed on a charge") }
    return lines
  }
}

extension ReceiptsScreen: Resumable {
  package var place: FormDraft? { kept(about: patient.datum) }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let patient = try? PatientID(datum: draft.about), view.office[patient] != nil else { return nil }
    self.init(patient)
  }
}
