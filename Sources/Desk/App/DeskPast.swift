import Canvas
import Practice

/// The desk as it was at another time, and the present, put away whole, to which one returns.
struct PastDesk: Sendable {
  var office: Office
  let moment: Moment
  /// What was open in the present, and what was set aside there.
  var layers: [Desk.Layer]
  var aside: [Desk.Aside]
}

extension Desk {
  /// The time that the screen shows, if it is not now.
  package var asOf: Moment? { past?.moment }

  /// Why nothing can be changed here, whatever it is; nothing if it can.
  var whyNoChange: String? {
    if let past {
      return "this is the office as it was at \(past.moment.shown(from: now)); Esc on the three panes, or :now, returns to the present"
    }
    return seat.isReadOnly ? whyReadOnly ?? "this office is open for reading only" : nil
  }

  /// Shows the office as it was. What is open and typed in the present stays as it is until one returns.
  package mutating func goBack(_ office: Office, to moment: Moment) {
    let present = past ?? PastDesk(office: office, moment: moment, layers: layers, aside: aside)
    past = PastDesk(office: office, moment: moment, layers: present.layers, aside: present.aside)
    var home = Home()
    home.focus = (present.layers[0].screen as? Home)?.focus ?? .waiting
    lastID += 1
    layers = [Layer(id: lastID, screen: home)]
    aside = []
    top.refresh(view)
    message = (
      "this is the office at \(moment.shown(from: now)); everything can be looked at and nothing changed, Esc or :now returns", .toast
    )
  }

  /// Returns to the present, to what was open there.
  mutating func returnToNow() {
    guard let past else { return }
    uncovered { desk in
      desk.past = nil
      desk.layers = past.layers
      desk.aside = past.aside
      desk.lookAtUndo()
      desk.refreshAll()
    }
    message = ("back in the present", .toast)
  }

  /// Does something to the present, also while the screen shows the past.
  mutating func inPresent(_ body: (inout Desk) -> Void) {
    guard var past else { return body(&self) }
    // Masked records must not reach the forms of the present.
    uncovered { desk in
      let shown = desk.layers
      desk.past = nil
      (desk.layers, desk.aside) = (past.layers, past.aside)
      body(&desk)
      (past.layers, past.aside) = (desk.layers, desk.aside)
      (desk.layers, desk.aside) = (shown, [])
      desk.past = past
    }
  }
}

extension Desk {
  /// Whose emergency it is: of the patient whom the screen is about, or of the row under the cursor where nothing covers the desk. Of
  /// nobody, where that is somebody who is not here: the card then asks.
  var visitInSight: VisitID? {
    let view = view
    // A question, or a list of keys, is about what is beneath it.
    guard let layer = layers.last(where: { !($0.screen is PickScreen || $0.screen is HelpScreen || $0.screen is PaletteScreen) }) else {
      return nil
    }
    let patient: PatientID?
    if let home = layer.screen as? Home {
      let subject = home.subject(view)
      if past == nil { return subject.visit }
      patient = subject.patient
    } else if let finder = layer.screen as? FindPatient {
      patient = finder.chosen?.id
    } else {
      patient = (layer.screen.shows(view) + layer.screen.concerns(view)).first
    }
    return patient.flatMap { office.openVisit(of: $0)?.id }
  }
}
