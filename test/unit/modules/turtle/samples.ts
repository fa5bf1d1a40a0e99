/** The manual's example, with a mapping to a generic error added. */
export const easterEggs = `# Easter egg codes
@prefix cat: <https://schema.emilua.org/error_category/0/#>.
<about:emilua-module>
    a <https://schema.emilua.org/error_category/0/>;
    cat:error [
        cat:code 1;
        cat:alias "ED";
        # The experienced user will know what is wrong.
        cat:message "?"
    ],[
        cat:code 2;
        cat:alias "EGREGIOUS", "EÓBVIO";
        cat:message "You really blew it this time",
            "Você realmente se superou dessa vez"@pt-BR;
        cat:generic_error "EINVAL"
    ], [
        cat:code 3;
        cat:alias "EIEIO";
        cat:message "Computer bought the farm"
    ], [
        cat:code 4;
        cat:alias "EGRATUITOUS";
        cat:message "Gratuitous error"
    ].
`;

/** A module with these errors: what stands between the brackets. */
export function category(...errors: string[]): string {
  return `@prefix cat: <https://schema.emilua.org/error_category/0/#>.
@prefix xsd: <http://www.w3.org/2001/XMLSchema#>.
<about:emilua-module> a <https://schema.emilua.org/error_category/0/>
${errors.map((error) => `; cat:error [ ${error} ]`).join("\n")} .`;
}
