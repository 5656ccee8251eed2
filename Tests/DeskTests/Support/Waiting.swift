import Practice

/// The clinic of the stories with people who wait for a time and people who should come again.
enum Waiting {
  static let office: Office = {
    var office = Example.office
    let context = Context(now: Example.now, by: "maria", role: .manager, desk: "front-2")
    func patient(_ family: String) -> PatientID? { office.patients.sorted.last { $0.name.family == family }?.id }
    let type = office.visitTypes.sorted[0].id
    for (family, daysAgo) in [("Rossi", 30), ("Harris", 20), ("Stewart", 10)] {
      let happened = Moment(Example.now.day.advanced(by: -daysAgo), ClockTime(9, 0), offset: Example.now.offset)
      let wish = PutOnWaitlist {
        ($0.patient, $0.type, $0.reason) = (patient(family), type, "cough")
        if family == "Stewart" { $0.part = .afternoon }
      }
      _ = try? office.apply(Change(wish, happened: happened), context)
    }
    for (family, due) in [("Müller", -40), ("Moore", -5), ("Cohen", 20), ("Williams", 90)] {
      let recall = SetRecall {
        ($0.patient, $0.type, $0.what, $0.every) = (patient(family), type, "diabetes check", 6)
        $0.due = Example.now.day.advanced(by: due)
      }
      _ = try? office.apply(Change(recall), context)
    }
    return office
  }()
}
