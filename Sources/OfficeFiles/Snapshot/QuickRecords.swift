import Practice

extension QuickReading {
  /// An appointment, which a day has a thousand of.
  mutating func fill(_ record: inout Appointment) {
    id("id", &record.id)
    whole("v", &record.v)
    id("patient", &record.patient)
    id("provider", &record.provider)
    id("type", &record.type)
    day("day", &record.day)
    time("start", &record.start)
    whole("minutes", &record.minutes)
    word("slot", &record.slot)
    text("reason", &record.reason)
    text("note", &record.note)
    text("overbooked", &record.overbooked)
    text("cancelReason", &record.cancelReason)
    id("movedTo", &record.movedTo)
    id("movedFrom", &record.movedFrom)
    id("with", &record.with)
    moment("bookedAt", &record.bookedAt)
    text("bookedBy", &record.bookedBy)
  }

  /// A visit, with every state that it went through.
  mutating func fill(_ record: inout Visit) {
    id("id", &record.id)
    whole("v", &record.v)
    id("patient", &record.patient)
    id("appointment", &record.appointment)
    id("provider", &record.provider)
    id("type", &record.type)
    day("day", &record.day)
    word("state", &record.state)
    word("place", &record.place)
    id("room", &record.room)
    parts("spans", &record.spans) { reading, span in
      reading.word("state", &span.state)
      reading.word("place", &span.place)
      reading.id("room", &span.room)
      reading.moment("from", &span.from)
      reading.text("by", &span.by)
    }
    parts("checks", &record.checks) { reading, check in
      reading.word("what", &check.what)
      reading.word("answer", &check.answer)
      reading.text("note", &check.note)
    }
    whole("ticket", &record.ticket)
    text("reason", &record.reason)
    id("superbill", &record.superbill)
    text("outcome", &record.outcome)
    text("nextStep", &record.nextStep)
  }

  /// A patient's card as most are: what is rare on it, such as a pinned note, leaves it to the thorough reading.
  mutating func fill(_ record: inout Patient) {
    id("id", &record.id)
    whole("v", &record.v)
    part("name", &record.name) { reading, name in
      reading.text("family", &name.family)
      reading.text("given", &name.given)
      reading.text("middle", &name.middle)
      reading.text("suffix", &name.suffix)
      reading.text("called", &name.called)
    }
    day("born", &record.born)
    word("sex", &record.sex)
    part("address", &record.address) { reading, address in
      reading.text("street", &address.street)
      reading.text("unit", &address.unit)
      reading.text("city", &address.city)
      reading.text("state", &address.state)
      reading.text("zip", &address.zip)
    }
    parts("phones", &record.phones) { reading, phone in
      reading.text("number", &phone.number)
      reading.word("use", &phone.use)
      reading.flag("mayText", &phone.mayText)
      reading.flag("mayLeaveMessage", &phone.mayLeaveMessage)
    }
    text("email", &record.email)
    text("language", &record.language)
    flag("interpreter", &record.interpreter)
    part("guarantor", &record.guarantor) { reading, guarantor in
      reading.id("patient", &guarantor.patient)
      reading.text("name", &guarantor.name)
      reading.text("relation", &guarantor.relation)
      reading.text("phone", &guarantor.phone)
    }
    id("usualProvider", &record.usualProvider)
    id("family", &record.family)
    parts("consents", &record.consents) { reading, consent in
      reading.word("paper", &consent.paper)
      reading.day("on", &consent.on)
      reading.text("by", &consent.by)
      reading.text("refused", &consent.refused)
      reading.id("visit", &consent.visit)
    }
    parts("confirmed", &record.confirmed) { reading, confirmation in
      reading.word("what", &confirmation.what)
      reading.day("on", &confirmation.on)
      reading.text("by", &confirmation.by)
      reading.id("visit", &confirmation.visit)
    }
    text("note", &record.note)
    day("deceased", &record.deceased)
    flag("archived", &record.archived)
    day("seenBefore", &record.seenBefore)
  }

  mutating func fill(_ record: inout Coverage) {
    id("id", &record.id)
    whole("v", &record.v)
    id("patient", &record.patient)
    word("order", &record.order)
    id("payer", &record.payer)
    text("plan", &record.plan)
    text("member", &record.member)
    text("group", &record.group)
    word("holder", &record.holder)
    text("holderName", &record.holderName)
    day("holderBorn", &record.holderBorn)
    day("from", &record.from)
    day("to", &record.to)
    cents("copay", &record.copay)
    day("cardSeen", &record.cardSeen)
    word("standing", &record.standing)
    day("verified", &record.verified)
    text("verifiedBy", &record.verifiedBy)
    text("reference", &record.reference)
  }

  // MARK: Settings, of which an office with many providers has a thousand

  mutating func fill(_ record: inout ScheduleTemplate) {
    id("id", &record.id)
    whole("v", &record.v)
    id("provider", &record.provider)
    whole("weekday", &record.weekday)
    day("day", &record.day)
    parts("blocks", &record.blocks) { reading, block in
      reading.time("from", &block.from)
      reading.time("to", &block.to)
      reading.whole("step", &block.step)
      reading.text("label", &block.label)
      reading.flag("closed", &block.closed)
      reading.flag("sameDay", &block.sameDay)
    }
  }

  mutating func fill(_ record: inout Provider) {
    id("id", &record.id)
    whole("v", &record.v)
    part("name", &record.name) { reading, name in
      reading.text("family", &name.family)
      reading.text("given", &name.given)
    }
    text("short", &record.short)
    text("credential", &record.credential)
    text("specialty", &record.specialty)
    text("npi", &record.npi)
  }

  mutating func fill(_ record: inout Room) {
    id("id", &record.id)
    whole("v", &record.v)
    text("name", &record.name)
    text("use", &record.use)
  }

  mutating func fill(_ record: inout VisitType) {
    id("id", &record.id)
    whole("v", &record.v)
    text("name", &record.name)
    text("short", &record.short)
    whole("minutes", &record.minutes)
    flag("telehealth", &record.telehealth)
    flag("noCopay", &record.noCopay)
  }

  mutating func fill(_ record: inout Payer) {
    id("id", &record.id)
    whole("v", &record.v)
    text("name", &record.name)
    text("electronic", &record.electronic)
    text("phone", &record.phone)
  }

  mutating func fill(_ record: inout Fee) {
    id("id", &record.id)
    whole("v", &record.v)
    text("section", &record.section)
    text("code", &record.code)
    text("words", &record.words)
    cents("price", &record.price)
  }

  mutating func fill(_ record: inout CommonDiagnosis) {
    id("id", &record.id)
    whole("v", &record.v)
    text("code", &record.code)
    text("words", &record.words)
  }
}
