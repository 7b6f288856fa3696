"""The words around a number or a name that say what it is."""

import re
from typing import Final

PATIENT: Final = (
    # "Be patient" is about nobody, nor is what a hospital has for all of them. The start of a list of four
    # fixed-width looks back: a look back cannot vary in length.
    r"(?<![\w-])(?<!\bbe )(?<!\bam )(?<!\bis )(?<!\bare )(?<!\bso )(?<!\bvery )(?<!\bmore )(?<!\bstay )"
    r"(?<!\bwere )(?<!\bbeing )(?<!\bbeen )(?<!\d )(?:pt|patient)(?:'s)?(?![\w-])"
    r"(?!\s(?:safety|care|experience|information|group|leaflet|advice|facing|transport|liaison|feedback|"
    r"survey|access|flow|services?|participation|confidentiality|portal|app|involvement|education|"
    r"satisfaction|choice|records?|data|wifi|line|entrance|car|parking|and hard|with me)\b)"
)
"""That one patient is meant, or somebody's. Case is for whoever compiles it to ignore."""

_MONTHS: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATE: Final = (
    r"(?<!\d)(?:\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?(?:\d{4}|\d{2})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ \-]?(?:of )?{_MONTHS}[ \-,.]{{0,2}}(?:\d{{4}}|'?\d{{2}})"
    rf"|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2})(?![\w/])"
)
"""A whole date with its year."""

BORN: Final = r"(?<![a-z])(?:d\.? ?o\.? ?b\b\.?|d/o/b\b|date of birth|birth ?date|born(?: on)?)"
BIRTH_DATE: Final = rf"{BORN}[\s:=\-(]{{0,5}}(?:is |was |on )?{DATE}"

_DIAGNOSES: Final = (
    r"cancer|carcinoma|tumou?r|metasta\w{1,6}|mets|lymphoma|leuka?emia|myeloma|melanoma|sarcoma|glioma|"
    r"pneumonia|pneumothorax|sepsis|septic|stroke|heart (?:attack|failure)|cardiac arrest|angina|asthma|"
    r"copd|diabet\w{1,4}|ketoacidosis|hiv|hepatitis|cirrhosis|tuberculosis|covid|flu|influenza|fractured?|"
    r"dementia|alzheimer'?s?|parkinson'?s?|epilep\w{1,4}|seizures?|schizophreni\w{1,3}|bipolar|depression|"
    r"psycho(?:sis|tic)|overdosed?|suicidal|self-harm\w{0,3}|anorexia|meningitis|encephalitis|"
    r"appendicitis|cholecystitis|pancreatitis|cholangitis|diverticulitis|cellulitis|pyelonephritis|"
    r"(?:renal|kidney|liver|respiratory) failure|pulmonary embol\w{1,4}|deep vein thrombosis|aneurysm|"
    r"hernia|bowel obstruction|perforat\w{1,4}|(?:gi|variceal|upper gi) bleed|haemorrhage|sickle cell|"
    r"lupus|multiple sclerosis|motor neurone disease|miscarriage|ectopic|pre-?eclampsia|delirium|"
    r"gangrene|osteomyelitis|endocarditis|syphilis|chlamydia|gonorrhoea|termination of pregnancy|"
    r"arrhythmia|atrial fibrillation|hypoglyca?emi\w{1,2}|hyponatra?emia|hyperkala?emia|jaundiced?|"
    r"gallstones|crohn'?s|colitis|psoriasis|chest pain|abdo(?:minal)? pain|shortness of breath|"
    r"chemo(?:therapy)?|dialysis|amputation|haematuria|melaena|syncope|anaphylaxis|concussion"
)
_SHORT_DIAGNOSES: Final = (
    r"PE|MI|TB|AF|UTI|AKI|CKD|DKA|DVT|TIA|STEMI|NSTEMI|SAH|NOF|MND|LRTI|SOB|T[12]DM|UGIB"
)
DIAGNOSIS: Final = re.compile(rf"(?<!\w)(?:(?i:{_DIAGNOSES})|{_SHORT_DIAGNOSES})(?!\w)")

STAFF: Final = re.compile(
    r"(?<![a-z])(?:consultants?|surgeons?|professor|prof|teach\w{0,4}|lectur\w{1,4}|sessions?|talks?|webinar|"
    r"course|book|author|supervisors?|registrar|spr|sho|colleagues?|runs|leads|lead|chairs?|speak\w{1,3}|"
    r"research\w{0,4}|study|fellow|nurse|matron|sister|pharmacist|charity|marathon|fund\w{0,5}|actor|actress|"
    r"singer|footballer|film|series|president|minister|king|queen|prince|princess|operat(?:es|ed|ing)|list|"
    r"secretary|physio|dietitian|doctor|dr|fy[12]|ct[1-9]|st[1-9]|f[12]|jcf|trainee|gp|clinic|clinics|"
    r"interview\w{0,2}|exam\w{0,3}|podcast|article|paper|papers|guideline\w{0,1}|specialist|expert|supervis\w{1,3}|"
    r"examiner|conference|workshop|poster|grant|award\w{0,2}|trial|osce|actress|scenario|simulat\w{1,3}|mannequin)"
    r"(?![a-z])",
    re.IGNORECASE,
)
"""Whoever is named beside one of these works there, teaches, or is known from the news."""

NO_NAME: Final = frozenset(
    re.findall(
        r"\w+",
        """
        ward trust hospital bay royal street road infirmary general clinic unit team department disease
        syndrome lymphoma fever case study patient patients oak vale riverside grand round rounds morning
        hello good thanks thank please dear monday tuesday wednesday thursday friday saturday sunday january
        february march april june july august september october november december the this that these those
        who what when where why how many most some any all our your his her their and or but if has have was
        were is are not new old london north south east west city park house home care health mental nhs
        acute medical emergency surgical chest heart lung liver kidney breast brain type stage grade class
        group community college university school academy society association teaching day night shift week
        year just also then now today yesterday tomorrow doctor consultant nurse
        """,
    )
)
"""What may begin with a capital and is no part of a name."""

NO_INITIALS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        GP UK US USA EU NHS GMC BMA IMG CIG AM PM OK ED AE ER OT PT SHO FY ST CT MRI XR USS ECG EEG BP HR RR
        IV IM PO SC PRN BD TDS QDS OD ON IT PC TV ID DOB MRN NOK GCS DNR GI GU MDT MDU MPS RCP RCS JCF LED
        SPR REG CNS HCA ANP PA AKI CKD PE MI TB AF UTI DVT DKA CXR AXR HB WBC CRP ABG VBG LP NG NBM HDU ITU
        ICU CCU AMU MAU EAU SAU CDU SDU ENT OBS GUM WTE PDP CPD QI TBC FYI BTW IMO LOL OMG DM RE TO IN AT BY
        OF OR SO DO GO HE WE MY ME NO UP IF IS AS AN BE AND THE FOR YOU ARE NOT ALL ANY BUT CAN DID GOT HAS
        HAD HER HIM HIS HOW NEW NOW OUR OUT SEE SHE TWO ONE WAS WHO WHY YES YET DAY MEN AGE HI OH MR MS DR
        VIP SOB LOC HPC PMH DH FH SH OE TTO TTA EDD BNF FBC LFT TFT INR APTT EWS BM BMI ECT EF GTN HIV IBD
        IBS JVP NOF ORIF PCI PEG PEP RIP RTA SAH SLE SVT TIA TPN UC UGI URT VF VT WT ALS ILS BLS PLAB ASAP
        AVG MIN MAX NB PS CV REF TOTAL MALE FEMALE
        """,
    )
)
"""Capitals that are short for something else."""
