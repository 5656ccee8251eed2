/// What modifiers say, in our own short words: those that an office writes, for the legend of a superbill.
package enum ModifierWords {
  package static func words(_ modifier: String) -> String? { all[modifier] }

  private static let all: [String: String] = [
    "22": "more work than usual", "24": "visit for something else, within the days of a surgery", "25": "visit apart from what was done",
    "26": "the doctor's part only", "27": "several outpatient visits of one day", "33": "preventive, no cost sharing", "50": "both sides",
    "51": "one of several procedures", "52": "less than the whole", "53": "stopped", "54": "surgery only", "55": "care after surgery only",
    "56": "care before surgery only", "57": "visit at which surgery was decided", "58": "planned next step", "59": "apart from the others",
    "76": "done again by the same", "77": "done again by another", "78": "back to the operating room", "79": "something else after surgery",
    "80": "assistant", "81": "assistant, least", "82": "assistant, no resident there", "90": "sent to another laboratory",
    "91": "laboratory test repeated", "93": "by telephone", "95": "by video", "AI": "admitting doctor", "AS": "assistant who is no doctor",
    "E1": "upper left lid", "E2": "lower left lid", "E3": "upper right lid", "E4": "lower right lid", "FA": "left thumb",
    "F1": "left second finger", "F2": "left third finger", "F3": "left fourth finger", "F4": "left fifth finger", "F5": "right thumb",
    "F6": "right second finger", "F7": "right third finger", "F8": "right fourth finger", "F9": "right fifth finger",
    "GA": "waiver of liability signed", "GC": "with a resident", "GE": "by a resident alone", "GN": "speech therapy plan",
    "GO": "occupational therapy plan", "GP": "physical therapy plan", "GQ": "telehealth, sent later", "GT": "telehealth, live",
    "GX": "notice given though never covered", "GY": "never covered", "GZ": "not thought necessary, no waiver", "JW": "drug thrown away",
    "JZ": "no drug thrown away", "KX": "conditions of coverage met", "LT": "left side", "QW": "waived test", "RT": "right side",
    "SL": "vaccine of the state", "TA": "left great toe", "T1": "left second toe", "T2": "left third toe", "T3": "left fourth toe",
    "T4": "left fifth toe", "T5": "right great toe", "T6": "right second toe", "T7": "right third toe", "T8": "right fourth toe",
    "T9": "right fifth toe", "TC": "the technical part only", "XE": "at another meeting", "XP": "by another person",
    "XS": "at another place of the body", "XU": "unusual and apart",
  ]
}
