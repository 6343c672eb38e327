"""What German compounds end in: a "Präsidentschaftswahl" is an election, a "Julihochwasser" a flood.

Each means something in `acts` or `things`; accents are left out. Left out is also what other words end in
by chance: no "Landschaft" is a "Haft".
"""

HEADS = frozenset(
    (
        "abkommen absturz aktie angriff anleihe anschlag antrag anwalt arbeiter armee arzt aufsicht "
        "ausbruch ausfall ausstellung bahn bank beamte beben behorde bericht besuch brand brucke dach damm "
        "deich demonstration direktor einbruch einsturz entlassung entscheidung ernte eroffnung etappe "
        "explosion fabrik festnahme finale flughafen flugzeug fluss flut forderung freilassung gefangnis "
        "gericht gesetz gesprach gewerkschaft gipfel grenze handel haushalt hilfe hochwasser impfung "
        "infektion insolvenz kabinett kandidat kanzler klage klinik konferenz konzern konzert kredit "
        "kundgebung lehrer mannschaft markt marsch meisterschaft minister ministerium mitarbeiter mord "
        "museum parlament pegel polizei prasident premiere projekt prozess rakete raub referendum regierung "
        "rekord rettung richter ruckruf rucktritt runde satellit schiff schliessung schule schuler sieg "
        "sieger sitzung soldat sonde staatsanwalt start steuer strasse streik studie sturm tagung titel "
        "trainer treffen truppe uberfall ubernahme ubung umsatz unfall ungluck universitat unternehmen "
        "untersuchung urteil verbot vereinbarung verfahren verhandlung verkauf verlust versammlung vertrag "
        "virus vorstand waffe waffenruhe wahl wasser wohnung zins zoll"
    ).split()
)  # fmt: skip
