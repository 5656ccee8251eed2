import Canvas
import Practice

/// Check-in as a strip of what is due: each item with what is on file and how old it is. Enter says that all is the same.
package struct CheckInScreen: Screen {
  package enum Action: Hashable, Sendable { case accept, same, change, waive, means, card, leave }

  package static let name = "check-in"

  package static let keys: [Binding<Action>] = [
    Binding(
      .enter, action: .accept, label: "all as on file", "takes everything still open as it is on file, then the copay, and checks in",
      verb: CheckIn.self),
    Binding(.char("y"), action: .same, label: "same", "the item under the cursor is as on file; a paper is signed now"),
    Binding(.char("e"), action: .change, label: "changed", "the item under the cursor changed: opens the form for it"),
    Binding(.char("w"), action: .waive, label: "waive", "lets the item under the cursor go, with the reason"),
    Binding(.char("i"), action: .card, label: "card", "opens the card, for what else they say has changed"),
    Binding(.tab, action: .means, label: "card/cash/check", "how the copay is paid"),
    Binding(.escape, action: .leave, "leaves, and asks if something was answered; the patient stays arrived"),
  ]

  /// This patient and the family members who came along, in turn.
  private(set) var visits: [VisitID]
  private(set) var answers: [Topic: Check] = [:]
  var list = ListState()
  /// The reason being typed for a waiver.
  var waiver: TextField?
  private(set) var means = Payment.Means.card
  /// True once everything but the copay is answered, and Enter takes the money.
  private(set) var asksCopay = false
  /// How the copay is paid, where it is not all by one means.
  private(set) var tenders: [Tender]?
  /// What was on file before it was changed here.
  private var before: [Topic: String] = [:]
  /// What was on file when the form for an item was opened.
  private var changing: (topic: Topic, was: String)?

  /// How many came together, those checked in already included.
  let party: Int

  init(_ visits: [VisitID], _ view: View) {
    self.visits = visits
    party = visits.count
  }

  func visit(_ view: View) -> Visit { view.office[visits.first] ?? Visit() }
  func patient(_ view: View) -> Patient { view.office[visit(view).patient] ?? Patient() }

  func items(_ view: View) -> [DueItem] {
    let visit = visit(view)
    var items = view.office.due(for: patient(view), on: visit.day, type: view.office[visit.type], visit: visit)
    // What was put right just now is no longer due, but stays in sight as answered.
    for topic in Topic.allCases where answers[topic] != nil && !items.contains(where: { $0.topic == topic }) {
      items.append(DueItem(topic, onFile: onFile(topic, view), lastConfirmed: view.today))
    }
    return items.sorted { order($0.topic) < order($1.topic) }
  }

  private func order(_ topic: Topic) -> Int { Topic.allCases.firstIndex(of: topic) ?? 0 }

  private func onFile(_ topic: Topic, _ view: View) -> String {
    switch topic {
    case .address: patient(view).address.line
    case .phone: patient(view).phones.first?.number ?? "none on file"
    case .coverage: view.office.coverage(of: patient(view).id, on: view.today).map(view.office.describe) ?? "self-pay"
    case .guardian: view.office.guardian(of: patient(view), on: view.today).map { "came with \($0)" } ?? "nobody on file decides"
    case .interpreter: patient(view).language
    case .guarantor: view.name(patient(view).guarantor.patient) + patient(view).guarantor.name + patient(view).guarantor.relation
    default: topic.label
    }
  }

  func item(_ view: View) -> DueItem? {
    let items = items(view)
    return items.indices.contains(list.selected) ? items[list.selected] : nil
  }

  package func isGone(_ view: View) -> Bool { visits.allSatisfy { view.office[$0].map { $0.state == .error } ?? true } }
  package func opening(_ view: View) -> Presence.Opening? {
    visits.first.map { .init("check-in", view.office.about(Reference($0))) }
  }
  package func shows(_ view: View) -> [PatientID] { [visit(view).patient] }
  package func about(_ view: View) -> String { "check-in of \(view.name(visit(view).patient))" }
  package func concerns(_ view: View) -> [PatientID] { visits.compactMap { view.office[$0]?.patient } }
  package var isTyping: Bool { waiver != nil }
  package var isTouched: Bool { !answers.isEmpty || waiver != nil }

  package mutating func refresh(_ view: View) {
    let items = items(view)
    list.keep(count: items.count, page: items.count)
    // An item counts as changed only if the form for it was saved with something else in it.
    if let changing, onFile(changing.topic, view) != changing.was {
      answers[changing.topic] = Check(changing.topic, .changed)
      before[changing.topic] = before[changing.topic] ?? changing.was
      self.changing = nil
    }
    // Another coverage may ask for another copay: what was taken down for the old one is looked at again.
    if let tenders, answers[.copay]?.answer == .same, let at = items.firstIndex(where: { $0.topic == .copay }),
      items[at].amount != tenders.map(\.amount).total
    {
      answers[.copay] = nil
      list.selected = at
    }
    // What was taken back was not said by anyone: it is asked again.
    for (topic, was) in before where onFile(topic, view) == was {
      answers[topic] = nil
      before[topic] = nil
    }
    // Someone else may have checked the patient in meanwhile.
    while let first = visits.first, visits.count > 1, view.office[first]?.awaitsCheckIn != true { next(first) }
  }

  private mutating func next(_ done: VisitID) {
    visits.removeAll { $0 == done }
    (answers, before, tenders) = ([:], [:], nil)
    asksCopay = false
    list = ListState()
  }

  /// Why nothing is left to do here, where another desk was faster.
  func done(_ view: View) -> String? {
    guard let id = visits.first, let visit = view.office[id], !visit.awaitsCheckIn else { return nil }
    let entry = view.office.recent.last { $0.did == CheckIn.name && $0.edits.references.contains(Reference(id)) }
    let who = entry.map { "\($0.by) finished this check-in at \($0.at.time.shown)" } ?? "the patient is \(visit.state.spoken)"
    return "\(who); Esc leaves it"
  }

  package func hints(_ view: View) -> [Hint] {
    let enter = waiver != nil ? "keep the reason" : asksCopay || answers[.copay] != nil ? "\(taking)check in" : "all as on file"
    let isPaper = item(view)?.topic.isPaper == true
    return [Hint(key: "Enter", label: enter)]
      + Self.keys.dropFirst().filter { !$0.label.isEmpty && waiver == nil }.map {
        Hint(
          key: $0.keys.first?.shown ?? "", label: $0.action == .same && isPaper ? "signed now" : $0.label,
          off: off($0.action, view) != nil)
      }
  }

  /// What Enter takes before it checks in.
  private var taking: String {
    if answers[.copay] == nil { return "take the copay by \(means.rawValue), " }
    return paid.isEmpty ? "" : "take \(paid), "
  }

  /// How the copay is paid, where it was said: "$10.00 by card, $15.00 by cash".
  var paid: String { tenders.map { $0.map { "$\($0.amount.shown) by \($0.means.rawValue)" }.joined(separator: ", ") } ?? "" }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    if action != .leave, action != .card, let done = done(view) { return done }
    return switch action {
    case .card: nil
    case .accept: view.office.obstacleToCheckIn(visit(view))?.full
    case .same:
      item(view)?.topic == .copay ? "Enter takes the copay, e part of it or in several ways, w waives it" : item(view).flatMap { gap($0) }
    case .change:
      switch item(view)?.topic {
      case .address, .phone, .coverage, .guardian, .interpreter, .guarantor, .copay: nil
      case .identity:
        patient(view).identifiers == nil ? nil : "the card (i) has what else changed; if it is somebody else, Esc, and find the right one"
      default: "there is nothing to change about it; w waives it with a reason"
      }
    case .waive: item(view)?.topic == .identity ? "nobody is checked in without two identifiers: name and birth date" : nil
    case .means: items(view).contains { $0.topic == .copay } ? nil : "no copay is due"
    case .leave: nil
    }
  }

  /// Why an item cannot be as on file, and what to do instead; nothing if it can. A paper can always be signed.
  private func gap(_ item: DueItem) -> String? {
    guard item.isMissing, !item.topic.isPaper else { return nil }
    if item.topic == .guardian { return "nobody on file decides for a minor: e writes down who, w lets it go with who agreed" }
    return item.topic == .identity
      ? "identity needs two identifiers, and only the name is on file: e writes down the birth date"
      : "no \(item.topic.label) is on file: e writes it down, w lets it go with a reason"
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    if var field = waiver {
      switch key {
      case .escape:
        waiver = nil
      case .enter:
        let reason = field.text.trimmed
        guard !reason.isEmpty, let item = item(view) else { return [.complain("waiving needs a reason: why is it let go?")] }
        answers[item.topic] = Check(item.topic, .waived, reason)
        if item.topic == .copay { tenders = nil }
        waiver = nil
        list.selected = min(list.selected + 1, max(0, items(view).count - 1))
      default:
        guard field.receive(key) else { return nil }
        waiver = field
      }
      return []
    }
    let count = items(view).count
    return list.receive(key, count: count, page: count) ? [] : nil
  }

  package mutating func paste(_ text: String, _ view: View) -> [Effect]? {
    guard waiver != nil else { return nil }
    waiver?.paste(text)
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    let items = items(view)
    switch action {
    case .accept:
      let open = items.filter { $0.topic != .copay && answers[$0.topic] == nil }
      for item in open where !item.isMissing { answers[item.topic] = same(item.topic, view) }
      if let gap = open.first(where: \.isMissing), let index = items.firstIndex(of: gap) {
        // Nobody has signed, and nothing is there that could be the same: that is asked in so many words.
        list.selected = index
        return [.complain(self.gap(gap) ?? "\(gap.topic.label): never signed; y says that it is signed now, w that it is not")]
      }
      if let copay = items.first(where: { $0.topic == .copay }), answers[.copay] == nil, !asksCopay {
        asksCopay = true
        list.selected = items.firstIndex { $0.topic == .copay } ?? 0
        return [
          .say(
            "copay $\(copay.amount?.shown ?? ""): Enter takes it by \(means.rawValue), Tab changes the means, e takes a part, w waives it")
        ]
      }
      let amount = items.first { $0.topic == .copay }?.amount
      let whole = answers[.copay]?.answer != .waived ? amount : nil
      let given = answers[.copay] == nil ? nil : tenders
      if amount != nil, answers[.copay] == nil { answers[.copay] = Check(.copay) }
      return [
        .change(
          CheckIn {
            $0.visit = visit(view).id
            $0.checks = Topic.allCases.compactMap { answers[$0] }
            $0.tenders = given ?? whole.map { [Tender(means, $0)] } ?? []
          })
      ]
    case .same:
      guard let item = item(view) else { return [] }
      answers[item.topic] = item.topic.isPaper ? Check(item.topic, .signed) : same(item.topic, view)
      list.selected = min(list.selected + 1, items.count - 1)
      return []
    case .change:
      guard let item = item(view) else { return [] }
      changing = (item.topic, onFile(item.topic, view))
      let patient = patient(view).id
      switch item.topic {
      case .copay:
        let form = CopayForm {
          ($0.patient, $0.due, $0.tenders) = (patient, item.amount ?? .zero, tenders ?? [])
          $0.why = answers[.copay]?.note ?? ""
        }
        return [.open(FormScreen(form, view))]
      case .coverage: return [.open(FormScreen(CoverageForm { $0.patient = patient }, view))]
      case .guarantor: return [.open(FormScreen(GuarantorForm { $0.patient = patient }, view))]
      case .guardian:
        let count = view.office[patient]?.contacts.count ?? 0
        return [.open(FormScreen(ContactForm { ($0.patient, $0.index) = (patient, count) }, view))]
      default:
        let field = Topic.onCard.first { $0.topic == item.topic }?.field
        return [.open(FormScreen(PatientForm { $0.patient = patient }, view, at: field))]
      }
    case .waive:
      waiver = TextField()
      return []
    case .means:
      let all = Payment.Means.allCases
      if tenders != nil { (tenders, answers[.copay]) = (nil, nil) }
      means = all[((all.firstIndex(of: means) ?? 0) + 1) % all.count]
      return []
    case .card: return [.open(PatientCard(patient(view).id))]
    case .leave:
      return isTouched
        ? [.open(Picks.leave("Leave the check-in?", "What was answered would be lost. Ctrl-K sets it aside instead."))] : [.close]
    }
  }

  package mutating func accept(_ answer: Answered, _ view: View) -> [Effect] {
    guard case .copay(let tenders, let why) = answer else { return [] }
    self.tenders = tenders
    answers[.copay] = why.isEmpty ? Check(.copay) : Check(.copay, .waived, why)
    return []
  }

  /// As on file; of identity, with the two identifiers that there are to ask for.
  private func same(_ topic: Topic, _ view: View) -> Check {
    let note = topic == .identity ? patient(view).identifiers ?? "" : topic == .guardian ? onFile(.guardian, view) : ""
    return Check(topic, .same, note)
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved, .held:
      // Looking again, `refresh` has gone on to whoever is next.
      guard let id = visits.first, view.office[id]?.awaitsCheckIn == true else { return [.close] }
      return [.say("checked in; now \(view.name(visit(view).patient)), who came along")]
    case .refused(let refusal):
      asksCopay = false
      return [.complain(refusal.full)]
    case .failed(let sentence): return [.complain(sentence)]
    }
  }
}

extension CheckInScreen: Resumable {
  package var draft: FormDraft? { isTouched ? place : nil }

  package var place: FormDraft? {
    let given = Topic.allCases.compactMap { answers[$0] }
    var texts: Datum.Fields = ["answers": given.datum, "means": means.datum, "row": .whole(list.selected)]
    if let tenders { texts["tenders"] = tenders.datum }
    if let waiver { texts["waiver"] = .text(waiver.text) }
    let what = given.isEmpty ? "" : ", \(given.count) answer\(given.count == 1 ? "" : "s") given"
    return kept(
      about: .fields(["visits": visits.datum, "party": .whole(party)]), texts: .fields(texts), words: "check-in\(what)")
  }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let about = draft.about.fields, let ids = try? [VisitID](datum: about["visits"]), let texts = draft.texts.fields else {
      return nil
    }
    // Who was checked in at another desk meanwhile is not asked again.
    visits = ids.filter { view.office[$0]?.awaitsCheckIn == true }
    guard let first = visits.first else { return nil }
    party = about["party"].whole ?? ids.count
    means = (try? Payment.Means(datum: texts["means"])) ?? .card
    guard first == ids.first else { return }
    for answer in (try? [Check](datum: texts["answers"])) ?? [] { answers[answer.what] = answer }
    list.selected = texts["row"].whole ?? 0
    tenders = texts["tenders"].isNull ? nil : try? [Tender](datum: texts["tenders"])
    waiver = texts["waiver"].text.map { TextField($0) }
  }
}
