extension CodingRules {
  static let placeOfService = CodingRule(
    "place of service", .error, source: "CMS Place of Service code set; X12 837P CLM05-1",
    "the sheet says where it was, by a place that CMS has"
  ) { view, find in
    let place = view.bill.placeOfService
    if places.contains(place) { return }
    let likely = view.type?.telehealth == true ? "10" : "11"
    find.say(
      place.isEmpty ? "the place of service is not said" : "there is no place of service \(place)",
      mends: [.setPlaceOfService(likely), .ask(.header)])
  }

  private static let places: Set<String> = [
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22",
    "23", "24",
    "25", "26", "27", "31", "32", "33", "34", "41", "42", "49", "50", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62",
    "65", "66",
    "71", "72", "81", "99",
  ]
}
