import Practice

extension Office {
  /// What a colleague writes down at check-in where nothing has changed: papers are signed anew, and what nobody has is let go.
  func plainAnswers(_ visit: Visit, _ patient: Patient) -> [Check] {
    due(for: patient, on: visit.day, type: self[visit.type], visit: visit).map { item in
      if item.topic == .identity { return Check(.identity, .same, patient.identifiers ?? "name, photo ID") }
      if item.topic.isPaper { return Check(item.topic, .signed) }
      return item.isMissing ? Check(item.topic, .waived, "none given") : Check(item.topic, .same)
    }
  }

  /// What is still to be taken of a visit's copay.
  func copayDue(_ visit: Visit, _ patient: Patient) -> Cents? {
    due(for: patient, on: visit.day, type: self[visit.type], visit: visit).first { $0.topic == .copay }?.amount
  }
}
