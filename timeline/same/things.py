"""Words for who and what news are about, by meaning, in English, German, French and Spanish.

"The court", "the judges" and "das Landgericht" are one thing, in which two reports may agree that share no
word. A star stands for any ending; accents are left out.
"""

THINGS = {
    "court": "court courts judge judges tribunal justices bench gericht* richter* landgericht* cour juge "
    "juges tribunal* juzgado* juez jueces magistrad* corte",
    "bank": "bank banks lender* kreditinstitut banque* banco* entidad",
    "worker": "worker* staff employee* miner* crew* arbeiter* beschaftigte* angestellte* mitarbeiter* "
    "salarie* travailleur* ouvrier* trabajador* emplead* obrer*",
    "firm": "company companies firm firms maker group plc ltd inc corp co cos llc gmbh ag nv corporation "
    "unternehmen firma konzern* hersteller* societe* entreprise* groupe empresa* compania* fabricante*",
    "director": "director* board chairman chairwoman executive* vorstand* aufsichtsrat* direktor* "
    "administrateur* directeur* conseil directiv* consejo presidente",
    "minister": "minister* ministry ministries ministre* ministere* ministro* ministra* ministerium* "
    "aussenminister*",
    "premier": "prime ministerprasident* chancellor* kanzler*",
    "parliament": "parliament* lawmaker* mps deput* congress senate assembly bundestag* parlament* "
    "abgeordnet* assemblee* depute* diputad* congreso asamblea legislat* senat* senado* senador* lawmakers",
    "police": "police policeman officer* polizei* beamte* policier* policia* agentes",
    "army": "truppe truppen army soldier* troops military armed forces armee* soldat* streitkraft* "
    "militaire* ejercito* militar* soldado*",
    "union": "union unions gewerkschaft* syndicat* sindicato*",
    "rate": "rate rates interest zins* leitzins* taux tasa* tipo tipos",
    "victim": "victim* bodies body dead casualt* opfer* leiche* tote toten victime* corps cadavre* "
    "victima* cuerpo*",
    "ship": "ship ships ferry boat vessel* ferries schiff* fahre* boot navire* bateau* ferry barco* "
    "buque* embarcacion*",
    "train": "train* rail railway* bahn zug zuge chemin gare ferrovi* tren trenes",
    "plane": "flug fluge flugen plane* aircraft jet flight* airport* flugzeug* flughafen* avion* aeroport* "
    "vuelo* aeropuerto*",
    "rocket": "sonde sonden rocket* launcher* booster* satellite* spacecraft* probe capsule rakete* "
    "satellit* fusee* cohete* satelite*",
    "plant": "plant plants factory factories works mill werk werke fabrik* usine* planta* fabrica*",
    "mine": "mine mines mining pit shaft bergwerk* grube* zeche mina minas minera*",
    "money": "payment* zahlung* paiement* pago pagos money fund funds funding dollar* euro euros budget* "
    "geld haushalt* argent presupuesto* dinero",
    "depositor": "depositor* saver* customer* client* kunde* kunden sparer* epargnant* ahorrador* "
    "cliente*",
    "law": "law laws bill bills act statute legislation gesetz* loi lois ley leyes decreto*",
    "school": "school* pupil* student* university universities schule* schuler* student* universitat* "
    "ecole* eleve* escuela* alumn* universidad* classes unterricht clases",
    "hospital": "hospital* doctor* clinic* patient* nurse* krankenhaus* klinik* arzt* arzte hopital* "
    "medecin* medic* ward wards",
    "museum": "museum* museu* gallery exhibition* ausstellung* musee* exposicion* museo*",
    "artefact": "artefact* artifact* statue* textile* treasure* sculpture* skulptur* textil* estatua* "
    "piezas",
    "water": "water* dam reservoir river flood* wasser* talsperre* fluss* barrage* eau riviere agua* "
    "embalse* presa rio",
    "border": "border* frontier grenze* frontiere* frontera*",
    "trade": "trade trading handel* commerce comercio comercial*",
    "share": "share shares stock stocks aktie* action actions acciones",
    "price": "price* preis* prix precio*",
    "government": "government* cabinet regierung* kabinett* gouvernement* gobierno* gabinete",
    "president": "president* prasident* presidente*",
    "leader": "leader* chief head boss governor* chef* vorsitzende* dirigeant* jefe* lider* gobernador*",
    "king": "king queen prince princess monarch konig* roi reine rey reina",
    "election": "runoff stichwahl* presidentielle* presidenciales legislatives legislativas municipales "
    "urnengang election* vote ballot* poll polls wahl* scrutin elecciones",
    "agreement": "agreement* deal pact accord treaty abkommen vertrag* vereinbarung* accord traite "
    "acuerdo* tratado* convenio",
    "round": "runoff round stage leg session edition runde etappe tagung tour etape session ronda etapa "
    "sesion jornada vuelta*",
    "market": "market* bazaar markt marche* mercado*",
    "city": "city town mayor council stadt burgermeister* stadtrat* ville maire municip* ciudad alcald* "
    "ayuntamiento",
    "talks": "talk talks negotiat* meeting* met meet dialogue gesprach* verhandl* treffen pourparlers "
    "negoci* rencontre reunion dialogo",
    "prison": "prison* jail* custody haft gefangnis* prison* carcel* prision",
    "lawyer": "lawyer* attorney* counsel defence defense anwalt* verteidig* avocat* defense abogad* "
    "defensa",
    "prosecutor": "prosecutor* prosecution staatsanwalt* procureur* parquet fiscal*",
    "plan": "plan plans planned proposal* scheme project* vorhaben projekt* plane* projet* propos* "
    "proyecto* propuesta*",
    "report": "report findings study inquiry investigat* bericht* studie* untersuch* rapport* enquete* "
    "etude* informe* investigac* estudio* conclusions schlussfolger* hallazgos",
    "test": "test trial trials drill exercise* probe essai* ubung* manover* exercice* ejercicio* "
    "maniobras ensayo*",
    "power": "power electric* grid strom* energie* electri* energia* electric* courant corriente",
    "vaccine": "vaccin* jab dose* impf* vacun* dosis",
    "weapon": "weapon* missile* arms gun guns waffe* rakete* arme armes missile* arma armas misil*",
    "fire": "fire blaze wildfire* flame* flamm* brand feuer* incendie* feu incendio* fuego llamas",
    "road": "road* bridge* highway motorway strasse* brucke* route* pont carretera* puente*",
    "refugee": "refugee* migrant* asylum fluchtling* migrant* refugie* refugiad*",
    "child": "child* kid kids boy girl kind kinder enfant* nino* nina*",
    "regulator": "regulator* watchdog* authority authorities commission* aufsicht* behorde* autorite* "
    "regulateur* regulador* autoridad* comision* superintend*",
    "results": "result results earnings profit* loss losses revenue* turnover gewinn* verlust* umsatz* "
    "ergebnis* benefice* perte pertes resultat* resultado* beneficio* perdida* ganancia* ingresos",
    "wage": "wage* pay salary salaries lohn lohne lohnen gehalt* salaire* salario* sueldo*",
    "claim": "claim claims forderung* creance* reclamac* creditos",
    "roof": "roof rooftop dach dacher daches toit toits toiture* techo* tejado*",
    "laboratory": "lab labs laborator* labors labore laboratoire*",
    "dyke": "damm damme dammes dyke* dike* levee* embankment* deich* digue* dique*",
    "painting": "painting* canvas tableau* toile toiles gemalde* pintura* cuadro* lienzo*",
    "arena": "arena* stadium* stadion* stade stades estadio* hall halle hallen pabellon*",
    "team": "team* squad* mannschaft* equipe* equipo*",
    "championship": "championship* meisterschaft* titelkampf* championnat* campeonato*",
    "tax": "tax taxes taxation steuer steuern impot* taxe taxes impuesto*",
    "tariff": "tariff* zoll zolle zollen arancel*",
    "pension": "pension* rente renten jubilacion* jubilatorio retraite retraites",
    "passenger": "passenger* traveller* fahrgast* fahrgaste* passagier* passager* voyageur* pasajer* viajer*",
    "house": "house houses home homes haus hauser maison* casa casas vivienda* wohnung* logement*",
    "candidate": "candidat* kandidat*",
    "coach": "coach* trainer* entraineur* entrenador*",
    "teacher": "teacher* lehrer* enseignant* maestro* docente*",
    "dispute": "row dispute* streit* conflit* conflicto*",
    "rain": "rain rains snow* regen schnee* pluie* neige* lluvia* nieve*",
    "television": "television tv fernseh* televis* broadcaster* studio*",
    "computer": "computer* server* rechner ordinateur* ordenador* serveur* servidor*",
    "data": "data records daten donnees datos",
    "tribe": "indigenous tribe* iwi maori",
}  # fmt: skip
