import Practice

/// Under which day and patient a record is found again, for records read as plain fields.
enum Filing {
  static func of(_ kind: Kind, _ fields: Datum.Fields) -> Filed {
    switch kind {
    case .patients: read(Patient.self, fields)
    case .coverages: read(Coverage.self, fields)
    case .appointments: read(Appointment.self, fields)
    case .visits: read(Visit.self, fields)
    case .superbills: read(Superbill.self, fields)
    case .payments: read(Payment.self, fields)
    case .emergencies: read(Emergency.self, fields)
    case .openings: read(RecordOpening.self, fields)
    case .waitlist: read(WaitlistEntry.self, fields)
    case .recalls: read(Recall.self, fields)
    case .authorisations: read(Authorisation.self, fields)
    case .openItems: read(OpenItem.self, fields)
    // Kinds that came later call these two fields by the same names.
    default: Filed(day: fields["day"].text.flatMap { Day(iso: $0) }, patient: fields["patient"].text.flatMap { PatientID($0) })
    }
  }

  private static func read<R: Record>(_ type: R.Type, _ fields: Datum.Fields) -> Filed { (try? R(fields))?.filed ?? Filed() }
}
