import Practice

/// Every kind of form, so that a draft finds its form again by name.
enum FormKinds {
  static let all: [any FormKind.Type] = [
    PatientForm.self, CoverageForm.self, EndCoverageForm.self, VerifyForm.self, AlertForm.self, PaymentForm.self, RefundForm.self,
    VoidForm.self, CheckOutForm.self, ServiceForm.self, PriceForm.self, PastVisitForm.self, BillHeadForm.self, DiagnosisForm.self,
    AmendForm.self, HoldForm.self, StrikeForm.self, EraseNoShowForm.self,
    ReasonForm.self, OverbookForm.self, BookDayForm.self, BookReasonForm.self, GoToDayForm.self, WalkInForm.self, SettingForm.self,
    EmergencyNoteForm.self, ReopenForm.self, CallBackForm.self, PatientMoreForm.self, GuarantorForm.self,
    ContactForm.self, PapersForm.self, CloseDayForm.self, DisclosureForm.self, AuditForm.self,
    CalendarDayForm.self, LengthForm.self, NeedsForm.self, SeriesForm.self, KeepForm.self, AuthorisationForm.self, ClosureForm.self,
    TurnForm.self, ClinicalPriorityForm.self, ItemForm.self, MergeForm.self, UnmergeForm.self,
    WishForm.self, PassOverForm.self, PriorityForm.self, RecallForm.self, CallNoteForm.self, ExcuseForm.self, OutForm.self, LateForm.self,
    CopayForm.self, NoBillForm.self, EstimateForm.self, HandOverForm.self, QuoteForm.self,
  ]
}
