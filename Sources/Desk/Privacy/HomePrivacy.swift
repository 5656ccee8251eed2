import Canvas
import Practice

extension Home {
  /// Keys that only move someone, or move about: they work while names are masked.
  private static let worksMasked: Set<Action> = [
    .nextTask, .arrive, .arriveFamily, .call, .room, .withProvider, .away, .checkout, .quote, .backToWaiting, .nextPane, .previousPane,
    .schedule, .today, .dayBefore, .dayAfter, .otherDay, .providerBefore, .providerAfter, .calendar,
    .figures, .round,
  ]

  package func whyMasked(_ action: Action, _ view: View) -> String? {
    let action = action == .step ? nextStep(view)?.action ?? action : action
    // Where a visit can be checked out, the form would show whose it is; before that it only moves on.
    let visit: Visit? = action == .checkout ? view.office[subject(view).visit] : nil
    let opensForm = visit.map { view.office.obstacleToCheckOut($0) == nil } ?? false
    return opensForm
      ? "the shield is up, and this would show a patient; Z lifts it"
      : Self.worksMasked.contains(action) ? nil : "the shield is up, and this would show a patient; Z lifts it"
  }

  /// The question that comes before a key that would change a restricted record without showing it first.
  func asksFirst(_ action: Action, _ subject: Subject, _ view: View) -> GlassScreen? {
    let changing: Set<Action> = [.cancel, .confirm, .noShow, .leftUnseen, .wrongPatient, .error]
    guard changing.contains(action), let patient = subject.patient, view.isClosed(patient),
      let number = Self.keys.firstIndex(where: { $0.action == action })
    else { return nil }
    return GlassScreen(patient, then: .key(number))
  }

  /// True where the superbill pane may show nothing of the patient whom it follows.
  func isClosed(_ view: View) -> Bool { linked.map { view.isClosed($0) } ?? false }

  /// For a manager: restricted records that were opened and that nobody has looked at.
  func openingTasks(_ view: View) -> [Task] {
    guard view.context.role == .manager else { return [] }
    return view.office.openingsToReview(on: view.today).map { opening in
      Task(
        opening.patient,
        "\(opening.by) opened the restricted record of \(view.name(opening.patient)) at \(opening.at.time.shown): V looks at it")
    }
  }
}

extension Picks {
  /// Today's openings of restricted records that nobody has looked at.
  static func openings(_ view: View) -> PickScreen {
    let items = view.office.openingsToReview(on: view.today).map { opening in
      PickScreen.Item(
        "\(opening.at.time.shown) \(opening.by) opened \(view.name(opening.patient)): \(opening.reason)",
        [.change(ReviewOpening { $0.opening = opening.id })])
    }
    return PickScreen(
      title: "Restricted records opened today", lines: ["Choosing one says that you looked at it and found the reason good."],
      items: [.init("none of them yet", [])] + items)
  }

  /// Why a record should be restricted, or whether it should not be any more.
  static func restriction(_ patient: Patient) -> PickScreen {
    if let why = patient.restricted {
      return PickScreen(
        title: "Open this record to everyone?", lines: ["It is restricted: \(why.label)."],
        items: [
          .init("no, it stays restricted", []),
          .init("yes, everyone who works here may open it", [.change(LiftRestriction { $0.patient = patient.id })]),
        ])
    }
    let items = Restriction.allCases.map { why in
      PickScreen.Item(
        why.label,
        [
          .change(
            RestrictRecord {
              $0.patient = patient.id
              $0.why = why
            })
        ])
    }
    return PickScreen(
      title: "Restrict this record?", lines: ["Whoever opens it then says why, every day anew. Lists show RESTR and never this."],
      items: [.init("no", [])] + items)
  }
}
