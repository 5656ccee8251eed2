/// Where a service was given, by the two digits of CMS.
package enum PlaceOfService {
  /// The names in our own words; those that an office meets.
  package static let names: [(code: String, words: String)] = [
    ("01", "pharmacy"), ("02", "telehealth, not at home"), ("03", "school"), ("04", "homeless shelter"), ("10", "telehealth, at home"),
    ("11", "office"), ("12", "patient's home"), ("13", "assisted living"), ("14", "group home"), ("15", "mobile unit"),
    ("17", "walk-in retail clinic"), ("18", "place of work"), ("19", "hospital outpatient, off campus"), ("20", "urgent care"),
    ("21", "hospital inpatient"), ("22", "hospital outpatient, on campus"), ("23", "emergency room"), ("24", "surgery center"),
    ("25", "birthing center"), ("31", "skilled nursing facility"), ("32", "nursing home"), ("33", "custodial care"), ("34", "hospice"),
    ("41", "ambulance, land"), ("49", "independent clinic"), ("50", "federally qualified health center"), ("51", "psychiatric inpatient"),
    ("52", "psychiatric day hospital"), ("53", "community mental health center"), ("60", "mass immunization"),
    ("61", "inpatient rehabilitation"), ("62", "outpatient rehabilitation"), ("65", "dialysis"), ("71", "public health clinic"),
    ("72", "rural health clinic"), ("81", "independent laboratory"), ("99", "other place"),
  ]

  package static func words(_ code: String) -> String? { names.first { $0.code == code }?.words }
}
