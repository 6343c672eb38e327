"""International and other well-known bodies: name, acronym, other names; and institutions of one word.

A line is `name | acronyms | other names`, several parted by commas. What is better known by its acronym
(UNESCO) has that as its name.
"""

# ruff: noqa: E501 - a line of the table is one record

_TABLE = """
United Nations|UN,ONU|Organization of the United Nations,Vereinte Nationen,Vereinten Nationen,Nations Unies,Naciones Unidas,Organización de las Naciones Unidas,Organisation des Nations unies
European Union|EU,UE|Europäische Union,Europäischen Union,Union européenne,Unión Europea
Association of Southeast Asian Nations|ASEAN|
NATO|NATO,OTAN|North Atlantic Treaty Organization
International Monetary Fund|IMF,FMI|Internationaler Währungsfonds,Internationale Währungsfonds,Internationalen Währungsfonds,Fonds monétaire international,Fondo Monetario Internacional
World Health Organization|WHO,OMS|World Health Organisation,Weltgesundheitsorganisation,Organisation mondiale de la santé,Organización Mundial de la Salud
World Trade Organization|WTO,OMC|World Trade Organisation,Welthandelsorganisation
World Food Programme|WFP|World Food Program
Food and Agriculture Organization|FAO|
International Labour Organization|ILO|International Labor Organization
International Atomic Energy Agency|IAEA|
International Court of Justice|ICJ|Internationaler Gerichtshof
International Criminal Court|ICC|Internationaler Strafgerichtshof
International Criminal Police Organization|INTERPOL|Interpol
International Committee of the Red Cross|ICRC|
International Olympic Committee|IOC|
International Energy Agency|IEA|
International Maritime Organization|IMO|
International Organization for Migration|IOM|
International Civil Aviation Organization|ICAO|
International Telecommunication Union|ITU|
USAID|USAID|
UNESCO|UNESCO|Unesco
UNICEF|UNICEF|Unicef
UNDP|UNDP|United Nations Development Programme
UNHCR|UNHCR|
UNFPA|UNFPA|
UNEP|UNEP|
UNODC|UNODC|
UNCTAD|UNCTAD|
UNAIDS|UNAIDS|
UN Women||
World Bank||Weltbank,Banque mondiale,Banco Mundial
Asian Development Bank|ADB|
African Development Bank|AfDB|
Asian Infrastructure Investment Bank|AIIB|
European Central Bank|ECB,EZB,BCE|Europäische Zentralbank,Europäischen Zentralbank,Banque centrale européenne,Banco Central Europeo
European Commission||Europäische Kommission,Europäischen Kommission,EU-Kommission,Commission européenne,Comisión Europea
European Parliament||Europäisches Parlament,Europaparlament,Parlement européen,Parlamento Europeo
European Council||Europäischer Rat
European Court of Human Rights|ECHR|
African Union|AU|Union africaine,Unión Africana
Arab League||
Organization of American States|OAS,OEA|
Organization of Islamic Cooperation|OIC|Organisation of Islamic Cooperation
Organisation for Economic Co-operation and Development|OECD,OCDE|
Organization for Security and Co-operation in Europe|OSCE,OSZE|
Organization of the Petroleum Exporting Countries|OPEC|
Economic Community of West African States|ECOWAS|
Southern African Development Community|SADC|
Shanghai Cooperation Organisation|SCO|Shanghai Cooperation Organization
Asia-Pacific Economic Cooperation|APEC|
Gulf Cooperation Council|GCC|
Council of Europe||Europarat
Mekong River Commission|MRC|
Red Cross||Red Crescent,Rotes Kreuz,Croix-Rouge,Cruz Roja
Amnesty International||
Human Rights Watch|HRW|
Doctors Without Borders|MSF|Médecins Sans Frontières
Greenpeace||
Oxfam||
FIFA|FIFA|
UEFA|UEFA|
NASA|NASA|
ESA|ESA|European Space Agency
G7|G7|Group of Seven
G20|G20|Group of Twenty
BRICS|BRICS|
Hamas||
Hezbollah||
Taliban||
Islamic State||
White House||Weißes Haus,Maison-Blanche,Casa Blanca
Kremlin||
Pentagon||
Bundestag||Deutscher Bundestag,Deutsche Bundestag,Deutschen Bundestag
Bundesrat||
Bundeswehr||
Knesset||
Extraordinary Chambers in the Courts of Cambodia|ECCC|
Permanent Court of Arbitration|PCA|
General Assembly||Generalversammlung
Security Council||UN-Sicherheitsrat,Sicherheitsrat,Conseil de sécurité,Consejo de Seguridad
National Assembly||Assemblée nationale,Asamblea Nacional,Nationalversammlung
House of Representatives||
House of Commons||
House of Lords||
Supreme Court||Cour suprême,Corte Suprema,Tribunal Supremo
Federal Reserve||
Senate||Sénat,Senado
Parliament||
Congress||Congreso
Europol||
Frontex||
Reuters||
Apple||
Google||
Microsoft||
Amazon||
Boeing||
Samsung||
Toyota||
Volkswagen||
Tesla||
Nvidia||
OpenAI||
Huawei||
"""

Body = tuple[str, tuple[str, ...], tuple[str, ...]]  # name, acronyms, other names


def _body(line: str) -> Body:
    name, acronyms, others = (cell.split(",") for cell in line.split("|"))
    return name[0], tuple(filter(None, acronyms)), tuple(filter(None, others))


BODIES = tuple(map(_body, _TABLE.split("\n")[1:-1]))
