import Canvas
import Practice

/// All about one patient: who may be spoken to, what is pinned, how they are covered, when they come, what they owe.
package struct PatientCard: Screen {
  package enum Action: Hashable, Sendable {
    case wait, recall
    case bill, checkOut, reopen, callBack, more, guarantor, contacts, right
    case papers, edit, coverage, endCoverage, verify, timeline, duplicates, alert, unpin, book, walkIn, receipts, pay, past, family,
      disclose, restrict, print
    case ledger, leave
  }

  package static let name = "card"

  package static let keys: [Binding<Action>] = [
    Binding(.char("e"), action: .edit, label: "edit", "changes what is on file", verb: ChangePatient.self),
    Binding(.char("E"), action: .more, "changes what is seldom asked: phones, usual provider, died, archived", verb: ChangePatient.self),
    Binding(.char("g"), action: .guarantor, "changes who pays", verb: ChangePatient.self),
    Binding(.char("s"), action: .contacts, "adds, changes or takes off who may be spoken to", verb: ChangePatient.self),
    Binding(.char("y"), action: .right, "the patient says that all of the card is right", verb: ChangePatient.self),
    Binding(.char("c"), action: .coverage, label: "coverage", "begins a coverage and ends the one before", verb: AddCoverage.self),
    Binding(.char("x"), action: .endCoverage, "says on what day the coverage ended", verb: EndCoverage.self),
    Binding(.char("v"), action: .verify, label: "verify", "records what the payer said", verb: VerifyCoverage.self),
    Binding(.char("t"), action: .timeline, label: "timeline", "the coverages along the years, with gaps and overlaps"),
    Binding(
      .char("M"), action: .duplicates, "who on file may be this patient as well, and records that were merged", verb: MergePatients.self,
      isLooking: true),
    Binding(.char("p"), action: .papers, "puts papers on file that came by mail or at registration", verb: FilePapers.self),
    Binding(.char("a"), action: .alert, label: "alert", "pins a note for the desk to see", verb: PinAlert.self),
    Binding(.char("r"), action: .unpin, "stops showing a pinned note", verb: UnpinAlert.self),
    Binding(.char("m"), action: .book, label: "book", "makes an appointment", verb: Book.self),
    Binding(.char("l"), action: .wait, "puts the patient on the waitlist", verb: PutOnWaitlist.self),
    Binding(.char("n"), action: .recall, "notes that the patient should come again", verb: SetRecall.self),
    Binding(.char("w"), action: .walkIn, label: "walk-in", "takes the patient in without an appointment", verb: WalkIn.self),
    Binding(.char("$"), action: .receipts, label: "receipts", "shows receipts, balance and credit"),
    Binding(.char("L"), action: .ledger, "the account line by line, what insurance is expected to pay, estimates"),
    Binding(.char("+"), action: .pay, label: "payment", "takes a payment", verb: TakePayment.self),
    Binding(.char("P"), action: .past, "records a visit that happened unseen", verb: RecordPastVisit.self),
    Binding(
      .char("b"), action: .bill, label: "bill", "ticks services on the superbill that is open", verb: AddService.self, isLooking: true),
    Binding(.char("d"), action: .checkOut, "checks out a visit that is waiting for it, also a past one", verb: CheckOut.self),
    Binding(.char("O"), action: .reopen, "opens a superbill again that was checked out wrongly", verb: ReopenSuperbill.self),
    Binding(.char("C"), action: .callBack, "notes what came of calling back who left unseen", verb: CallBack.self),
    Binding(.char("f"), action: .family, label: "family", "shows the next member of the household"),
    Binding(
      .char("D"), action: .disclose, "keeps what of the record was given to whom and why, for an accounting of disclosures",
      verb: RecordDisclosure.self),
    Binding(
      .char("R"), action: .restrict, "restricts the record to those who give a reason, or opens it to everyone", verb: RestrictRecord.self),
    Binding(.char("W"), action: .print, "prints the face sheet: who they are, who pays, who may be told, when they were here"),
    Binding(.escape, .enter, action: .leave, "back"),
  ]

  private(set) var patient: PatientID
  private var top = 0

  init(_ patient: PatientID) { self.patient = patient }

  /// A record that was merged is gone on with under the one that it was merged with.
  package mutating func refresh(_ view: View) {
    if let into = view.office[patient]?.merged?.into, view.office[into] != nil, !view.isClosed(into) { patient = into }
  }

  package func opening(_ view: View) -> Presence.Opening? { .init("card", [Reference(patient)]) }
  package func shows(_ view: View) -> [PatientID] { [patient] }
  package func about(_ view: View) -> String { "card of \(view.name(patient))" }
  package func concerns(_ view: View) -> [PatientID] { [patient] }

  private func coverage(_ view: View) -> Coverage? { view.office.coverage(of: patient, on: view.today) }

  private func openBill(_ view: View) -> Superbill? { view.office.filed(Superbill.self, of: patient).last { $0.stage == .open } }

  /// The last superbills that were checked out, newest first.
  private func closedBills(_ view: View) -> [Superbill] {
    view.office.filed(Superbill.self, of: patient).filter { $0.stage == .checkedOut }.suffix(6).reversed()
  }

  private func right(_ view: View) -> ChangePatient {
    ChangePatient {
      $0.patient = patient
      $0.right = view.office[patient]?.topicsOnFile ?? []
    }
  }

  private func unseen(_ view: View) -> Visit? { view.office.filed(Visit.self, of: patient).last(where: \.awaitsCallBack) }

  private func members(_ view: View) -> [Patient] {
    guard let record = view.office[patient] else { return [] }
    return view.office.household(of: record)
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .endCoverage, .verify: coverage(view) == nil ? "no coverage is in force" : nil
    case .bill: openBill(view) == nil ? "no superbill is open" : nil
    case .checkOut:
      openBill(view).flatMap { view.office[$0.visit] }.map { view.office.obstacleToCheckOut($0)?.full } ?? "no superbill is open"
    case .right: view.whyOff(right(view))
    case .reopen:
      closedBills(view).first.map { bill in
        view.whyOff(
          ReopenSuperbill {
            $0.superbill = bill.id
            $0.reason = "?"
          })
      } ?? "no superbill is checked out"
    case .callBack: unseen(view) == nil ? "nobody waits to be called back" : nil
    case .unpin: alerts(view).isEmpty ? "nothing is pinned" : nil
    case .coverage: view.office.payers.count == 0 ? "no payer is set up; settings (S) add one" : nil
    case .family: members(view).count < 2 ? "no other member of the household is on file; e joins one, by its head's number" : nil
    case .restrict:
      view.office[patient]?.restricted == nil
        ? view.whyOff(RestrictRecord { $0.patient = patient }) : view.whyOff(LiftRestriction { $0.patient = patient })
    case .book, .walkIn, .wait, .recall: view.office.visitTypes.count == 0 ? "no visit type is set up; settings (S) add one" : nil
    default: nil
    }
  }

  private func alerts(_ view: View) -> [Alert] {
    view.office[patient]?.alerts.filter { $0.until.map { view.today <= $0 } ?? true } ?? []
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    switch key {
    case .down, .char("j"): top += 1
    case .up, .char("k"): top = max(0, top - 1)
    case .pageDown: top += view.rows - 6
    case .pageUp: top = max(0, top - (view.rows - 6))
    default: return nil
    }
    top = min(top, max(0, lines(view).count - (view.rows - 5)))
    return []
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved, .held: []
    case .refused(let refusal): [.complain(refusal.full)]
    case .failed(let sentence): [.complain(sentence)]
    }
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .bill: return openBill(view).map { [.open(BillScreen($0.id))] } ?? []
    case .checkOut: return openBill(view).map { bill in [.open(FormScreen(CheckOutForm { $0.visit = bill.visit }, view))] } ?? []
    case .print:
      guard let record = view.office[patient] else { return [] }
      return Effect.print(
        FaceSheet.sheets(record, in: view.office, on: view.today, note: view.paperNote), about: [Reference(patient)])
    case .more: return [.open(FormScreen(PatientMoreForm { $0.patient = patient }, view))]
    case .guarantor: return [.open(FormScreen(GuarantorForm { $0.patient = patient }, view))]
    case .right: return [.change(right(view))]
    case .contacts:
      let contacts = view.office[patient]?.contacts ?? []
      func form(_ index: Int, _ seen: String) -> [Effect] {
        [
          .open(
            FormScreen(
              ContactForm {
                $0.patient = patient
                $0.index = index
                $0.seenName = seen
              }, view))
        ]
      }
      let items = contacts.enumerated().map { PickScreen.Item("\($1.name), \($1.relation)", form($0, $1.name)) }
      let new = PickScreen.Item("someone else", form(contacts.count, ""))
      return contacts.isEmpty ? new.effects : [.open(PickScreen(title: "Who may be spoken to?", items: items + [new]))]
    case .reopen:
      let items = closedBills(view).map { bill in
        PickScreen.Item(
          "superbill \(bill.id.shown), \(bill.day.shown), $\(bill.total.shown)",
          [.open(FormScreen(ReopenForm { $0.superbill = bill.id }, view))])
      }
      return [.open(PickScreen(title: "Open which superbill again?", items: [.init("none", [])] + items))]
    case .callBack: return unseen(view).map { visit in [.open(FormScreen(CallBackForm { $0.visit = visit.id }, view))] } ?? []
    case .edit: return [.open(FormScreen(PatientForm { $0.patient = patient }, view))]
    case .coverage: return [.open(FormScreen(CoverageForm { $0.patient = patient }, view))]
    case .endCoverage:
      return coverage(view).map { coverage in [.open(FormScreen(EndCoverageForm { $0.coverage = coverage.id }, view))] } ?? []
    case .verify: return coverage(view).map { coverage in [.open(FormScreen(VerifyForm { $0.coverage = coverage.id }, view))] } ?? []
    case .timeline: return [.open(CoverageScreen(patient))]
    case .duplicates: return [.open(DuplicatesScreen(patient))]
    case .papers: return [.open(FormScreen(PapersForm { $0.patient = patient }, view))]
    case .alert: return [.open(FormScreen(AlertForm { $0.patient = patient }, view))]
    case .unpin:
      let items = alerts(view).map { alert in
        PickScreen.Item(
          alert.text,
          [
            .change(
              UnpinAlert {
                $0.patient = patient
                $0.text = alert.text
              })
          ])
      }
      return [.open(PickScreen(title: "Stop showing which?", items: [.init("none", [])] + items))]
    case .book: return [.open(BookScreen([patient], view))]
    case .walkIn: return [.open(FormScreen(WalkInForm { $0.patient = patient }, view))]
    case .wait: return [.open(FormScreen(WishForm { $0.patient = patient }, view))]
    case .recall: return [.open(FormScreen(RecallForm { $0.patient = patient }, view))]
    case .receipts: return [.open(ReceiptsScreen(patient))]
    case .ledger: return [.open(LedgerScreen(patient))]
    case .pay: return [.open(FormScreen(PaymentForm { $0.patient = patient }, view))]
    case .past: return [.open(FormScreen(PastVisitForm { $0.patient = patient }, view))]
    case .family:
      let all = members(view)
      guard let index = all.firstIndex(where: { $0.id == patient }) else { return [] }
      return [.replace(PatientCard(all[(index + 1) % all.count].id))]
    case .disclose: return [.open(FormScreen(DisclosureForm { $0.patient = patient }, view))]
    case .restrict: return view.office[patient].map { [.open(Picks.restriction($0))] } ?? []
    case .leave: return [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let lines = lines(view)
    canvas.box(
      rect, title: "\(view.office[patient]?.name.loud ?? "unknown")", note: "chart number \(view.office[patient]?.number ?? "?")",
      focused: true
    )
    let inner = rect.inset(rows: 1, columns: 2)
    for (offset, spans) in lines.dropFirst(top).prefix(inner.rows).enumerated() {
      canvas.put(spans, row: inner.row + offset, column: inner.column, limit: inner.columns)
    }
    if lines.count > inner.rows {
      let text = " \(top + 1)-\(min(lines.count, top + inner.rows)) of \(lines.count) lines "
      canvas.put(text, row: rect.lastRow, column: rect.lastColumn - text.count - 2, role: .dim)
    }
    canvas.cursor = Spot(row: inner.row, column: inner.column)
  }

  private func lines(_ view: View) -> [[Span]] {
    guard let record = view.office[patient] else { return [[Span("This patient is not on file.", .problem)]] }
    var lines: [[Span]] = []
    func add(_ label: String, _ text: String, _ role: Role = .text) {
      guard !text.isEmpty else { return }
      for (index, part) in TextWrap.lines(text, columns: max(20, view.columns - 23)).enumerated() {
        lines.append([Span(TextWidth.pad(index == 0 ? label : "", to: 15, alignRight: true) + "  ", .label), Span(part, role)])
      }
    }
    func confirmed(_ topic: Topic) -> String { record.confirmed(topic).map { "  (confirmed \($0.iso))" } ?? "  (never confirmed)" }
    func right(_ topic: Topic) -> String { record.confirmed(topic).map { "  (right on \($0.iso))" } ?? "" }
    let day = view.today
    for alert in alerts(view) { add("ALERT", alert.text + "  at " + alert.shownAt.map(\.rawValue).joined(separator: ", "), .alert) }
    if let visit = view.office.openVisit(of: patient) {
      let told = visit.quoted.last.map { ", told \(minutesShown($0.minutes)) at \($0.at.time.shown)" } ?? ""
      add("here", "since \(visit.arrivedAt?.time.shown ?? "?"), \(visit.place == .here ? visit.state.spoken : visit.place.label)\(told)")
    }
    for flag in view.office.flags(patient: record, on: day, at: .arrival) where flag != .alert && flag != .restricted && flag != .alone {
      add(flag.rawValue, flag.meaning, .flag)
    }
    let others = [record.name.middle, record.name.suffix].filter { !$0.isEmpty }.joined(separator: ", ")
    add("name", [record.name.listed, others].filter { !$0.isEmpty }.joined(separator: "; ") + right(.name))
    if let why = record.restricted { add("RESTRICTED", "\(why.label); opened by you today, with a reason on record", .flag) }
    add("called", record.name.called)
    let age = record.age(on: day).map { record.born == nil ? ", about \($0) years" : ", \($0) years" } ?? ""
    add("born", "\(record.born?.iso ?? "unknown")\(age), \(record.sex.rawValue)" + (record.born == nil ? "" : right(.born)))
    add("known as", record.outside.map { "\($0.id) in \($0.source)" }.joined(separator: ", "))
    if let merged = record.merged {
      add(
        "MERGED", "with chart \(merged.into.shown), \(view.name(merged.into)), on \(merged.at.day.iso) by \(merged.by): \(merged.why)",
        .flag)
    }
    add("have ready", record.needs.map(\.label).joined(separator: ", "), .flag)
    if record.isMinor(on: day) { add("guardian", view.office.guardian(of: record, on: day) ?? "nobody on file decides: s adds one", .flag) }
    if record.archived { add("ARCHIVED", "no longer a patient", .flag) }
    if let died = record.deceased { add("DECEASED", died.iso, .alert) }
    add("address", (record.address.line.isEmpty ? "none on file" : record.address.line) + confirmed(.address))
    for phone in record.phones {
      add(
        "phone",
        "\(phone.number) \(phone.use.rawValue)\(phone.mayText ? ", may text" : "")\(phone.mayLeaveMessage ? ", may leave a message" : "")"
          + confirmed(.phone))
    }
    add("e-mail", record.email.isEmpty ? "" : record.email + right(.email))
    let language = [record.language, record.interpreter ? "interpreter needed" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
    add("language", language.isEmpty ? "" : language + right(.language), record.interpreter ? .flag : .text)
    add("seen before", record.seenBefore.map { "last on \($0.iso), before these records began" } ?? "")
    add("usual provider", record.usualProvider.map { view.provider($0) } ?? "")
    let payer: Patient? = view.office[record.guarantor.patient]
    add(
      "who pays",
      (payer?.name.listed ?? (record.guarantor.name.isEmpty ? "the patient" : record.guarantor.name))
        + [record.guarantor.relation, record.guarantor.phone].filter { !$0.isEmpty }.map { ", \($0)" }.joined() + right(.guarantor))
    for contact in record.contacts {
      let hears = contact.mayHear.isEmpty ? "nothing may be said" : "may hear \(contact.mayHear.map(\.rawValue).joined(separator: ", "))"
      add(
        "may speak to",
        "\(contact.name), \(contact.relation)\(contact.guardian ? ", guardian" : "")\(contact.emergency ? ", in an emergency" : "") \(contact.phone): \(hears)"
      )
    }
    if record.contacts.isEmpty { add("may speak to", "nobody but the patient") } else { add("", right(.contacts).trimmed) }
    let family = members(view).filter { $0.id != patient }
    add("family", family.map(\.name.listed).joined(separator: "; "))
    for paper in record.consents.suffix(3) {
      add("paper", "\(paper.paper.label) \(paper.on.iso)\(paper.refused.isEmpty ? "" : ", not signed: \(paper.refused)")")
    }
    add("note", record.note)
    lines.append([])
    let account = view.office.account(of: patient)
    let owed =
      account.balance > .zero
      ? "due $\(account.balance.shown)" : account.balance < .zero ? "credit $\((-account.balance).shown)" : "nothing due"
    add("balance", "\(owed): \(account.reason)", account.balance > .zero ? .alert : .text)
    let coverages = view.office.filed(Coverage.self, of: patient).sorted { a, b in
      // In force first, and of those who pays first; then the newest.
      let (x, y) = (a.covers(day), b.covers(day))
      if x != y { return x }
      if x, a.order != b.order { return a.order.rank < b.order.rank }
      return a.from > b.from
    }
    for coverage in coverages {
      let now = coverage.covers(day)
      add(
        now ? "coverage" : "was covered",
        "\(coverage.order.rawValue) \(view.office.describe(coverage)), \(coverage.from.iso) to \(coverage.to?.iso ?? "open"), \(coverage.standing.rawValue)"
          + (coverage.verified.map { " \($0.iso) by \(coverage.verifiedBy)" } ?? "")
          + (coverage.tried.map { ", NOT VERIFIED \($0.iso), because: \(coverage.notVerified)" } ?? "")
          + (coverage.cardSeen.map { ", card seen \($0.iso)" } ?? ""), now ? .text : .dim)
    }
    if coverages.isEmpty { add("coverage", "none: self-pay", .flag) }
    lines.append([])
    for (label, text, role) in plans(view) { add(label, text, role) }
    let appointments = view.office.filed(Appointment.self, of: patient).sorted { ($0.day, $0.start) > ($1.day, $1.start) }
    for appointment in appointments.prefix(12) {
      let visit = view.office.visit(for: appointment.id), with = view.office.bookedWith(appointment)
      add(
        appointment.day >= day && appointment.slot.holdsTime && visit?.state.isHere != false ? "comes" : "was booked",
        "\(appointment.day.shown) \(appointment.start.shown) \(view.provider(appointment.provider)), \(visit?.state.label ?? appointment.slot.label)\(appointment.reason.isEmpty ? "" : ", \(appointment.reason)")\(appointment.note.isEmpty ? "" : " (\(appointment.note))")\(with.isEmpty ? "" : ", with \(with)")",
        appointment.day >= day && appointment.slot.holdsTime ? .text : .dim)
      if let visit, visit.past { add("", visit.course, .dim) }
    }
    for visit in view.office.filed(Visit.self, of: patient).filter({ $0.appointment == nil }).suffix(5) {
      add("visit", "\(visit.day.shown) \(visit.arrivedAt?.time.shown ?? "") \(view.provider(visit.provider)), \(visit.state.label)", .dim)
    }
    return lines
  }
}

extension Office {
  /// Everyone of a household, head first.
  func household(of patient: Patient) -> [Patient] {
    let head = patient.family ?? patient.id
    let others = filed(Patient.self, of: head).filter { $0.family == head && $0.id != head && $0.merged == nil }
    return ([self[head]] + others).compactMap { $0 }
  }
}

extension PatientCard: Resumable {
  package var place: FormDraft? { kept(about: patient.datum) }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let patient = try? PatientID(datum: draft.about), view.office[patient] != nil else { return nil }
    self.init(patient)
  }
}
