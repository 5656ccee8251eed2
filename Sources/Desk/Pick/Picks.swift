import Practice

extension Room {
  /// Its own name, where that is a key.
  var key: Character? { name.count == 1 ? name.first.flatMap { $0.isASCIIDigit ? $0 : nil } : nil }
}

/// The short lists of the desk: rooms, places, reasons.
enum Picks {
  /// What a form of written fields says before it is thrown away.
  static let typed = "What you typed would be lost. Ctrl-K sets it aside instead."

  /// Leaving what would be lost is asked, and Enter alone goes on with it.
  static func leave(_ question: String, _ loss: String) -> PickScreen {
    PickScreen(title: question, lines: [loss], items: [.init("no, go on", []), .init("yes, throw it away", [.close])])
  }

  static func room(_ visit: Visit, _ view: View) -> PickScreen {
    let free = view.office.freeRooms(on: view.today)
    var items = free.map { room in PickScreen.Item("\(room.spoken)  \(room.use)", [put(visit, room, share: false)], key: room.key) }
    for room in view.office.rooms.sorted where !room.gone {
      guard let other = view.office.occupant(of: room.id, on: view.today), other.id != visit.id else { continue }
      items.append(.init("share \(room.spoken) with \(view.name(other.patient))", [put(visit, room, share: true)], key: room.key))
    }
    let alerts = view.office[visit.patient]?.alerts(at: .call, on: view.today).map { "Alert: \($0.text)" } ?? []
    return PickScreen(
      title: "Room for \(view.name(visit.patient))", lines: alerts + (free.isEmpty ? ["No room is free."] : []), items: items)
  }

  private static func put(_ visit: Visit, _ room: Room, share: Bool) -> Effect {
    .change(
      PutInRoom {
        $0.visit = visit.id
        $0.room = room.id
        $0.share = share
        $0.was = .fields(["state": visit.state.datum, "room": visit.room.datum])
      })
  }

  static func away(_ visit: Visit, _ view: View) -> PickScreen {
    PickScreen(
      title: "Where is \(view.name(visit.patient))?",
      items: [("out to the lab", Visit.Place.lab), ("out to X-ray", .xray), ("waits in the car", .car), ("stepped out", .steppedOut)].map {
        .init($0, [.change(SendOut(visit.id, to: $1))])
      })
  }

  static func cancel(_ appointment: Appointment, _ view: View) -> PickScreen {
    // The first line is the safe one: Enter alone never cancels anything.
    var items = [PickScreen.Item("do not cancel", [])]
    items += view.office.settings.reasonsToCancel.map { reason in
      PickScreen.Item(
        "\(reason.by.rawValue): \(reason.words)",
        [.open(FreedScreen(cancelling: appointment.id, by: reason.by, reason: reason.words))])
    }
    for side in CancelAppointment.Side.allCases {
      items.append(
        .init(
          "\(side.rawValue): another reason \u{2026}",
          [
            .open(
              FormScreen(
                ReasonForm {
                  $0.appointment = appointment.id
                  $0.by = side
                }, view))
          ]))
    }
    return PickScreen(
      title: "Cancel \(view.name(appointment.patient)), \(appointment.day.shown) \(appointment.start.shown)?",
      lines: ["Next: who waits for that time, and when this patient comes instead. Nothing is cancelled before."]
        + view.office.stayingBehind(appointment, from: view.today).map { "Only this one: \($0)." }, items: items)
  }

  /// A time that is held: they ring back, or do not.
  static func hold(_ hold: Appointment, _ view: View) -> PickScreen {
    let isOver = hold.isOver(at: view.now), until = hold.heldUntil?.time.shown ?? "?"
    func release(_ outcome: CallAttempt.Outcome) -> [Effect] {
      [
        .change(
          ReleaseHold {
            $0.appointment = hold.id
            $0.outcome = outcome
          })
      ]
    }
    return PickScreen(
      title: "Held for \(view.name(hold.patient)), \(hold.day.shown) \(hold.start.shown)",
      lines: [isOver ? "The hold is over since \(until) and blocks nobody." : "Until \(until) nobody else is booked on it."],
      items: [
        .init("leave it as it is", []), .init("they take it: book", [.change(BookHold { $0.appointment = hold.id })]),
        .init("they do not want it", release(.declined)), .init("they did not ring back: give it up", release(.noAnswer)),
      ])
  }

  static func noShow(_ appointment: Appointment, _ view: View) -> PickScreen {
    var ladder = view.office.noShowLadder(of: appointment.patient, on: view.today)
    let earlier = ladder.count
    var next = ladder.days.map { ($0, false) }
    next.append((appointment.day, false))
    ladder = NoShowLadder(next, on: view.today, policy: ladder.policy, exception: ladder.exception)
    return PickScreen(
      title: "No-show: \(view.name(appointment.patient)), \(appointment.start.shown)?",
      lines: [
        (earlier == 0 ? "The first no-show" : "\(earlier) no-show\(earlier == 1 ? "" : "s") before this one")
          + " in \(ladder.policy.months) months."
          + (ladder.exception.map { " The ladder does not hold: \($0)." }
            ?? (ladder.step == .none ? "" : " With it the step that is due is: \(ladder.step.label)."))
      ],
      items: [.init("no", []), .init("yes, did not come", [.change(MarkNoShow { $0.appointment = appointment.id })])])
  }

  static func leftUnseen(_ visit: Visit, _ view: View) -> PickScreen {
    var items = [PickScreen.Item("still here", [])]
    items += ["waited too long", "feels better", "will come another day", "upset", "called away"].map { reason in
      PickScreen.Item(
        reason,
        [
          .change(
            LeaveUnseen {
              $0.visit = visit.id
              $0.reason = reason
            })
        ])
    }
    items.append(.init("another reason \u{2026}", [.open(FormScreen(ReasonForm { $0.visit = visit.id }, view))]))
    let emergency: Emergency? = view.office[visit.emergency]
    let isOpen = emergency.map { $0.closedAt == nil } ?? false
    return PickScreen(
      title: "\(view.name(visit.patient)) left without being seen: why?",
      lines: (isOpen ? ["AN EMERGENCY IS GOING ON for this patient: ! shows its card, which stays open."] : [])
        + ["Call back the same day; a copay taken stays as credit."],
      items: items)
  }
}
