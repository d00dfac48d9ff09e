import { useState, type FormEvent } from "react";
import { Link } from "react-router-dom";
import { emailProblem, useHaiPay } from "../../../src/storefront/index";
import { evenWidths } from "../address/widths";
import { Field } from "../parts/field";
import { Problem } from "../parts/loading";
import { Page } from "../parts/page";
import { useWork } from "../parts/use-work";
import { WorkButton } from "../parts/work-button";
import { useLanguage } from "../state/language";
import { useLogin } from "../state/login";

const LEAST_LETTERS = 8;

/** A customer's login, with which they find their orders on every device. */
export function AccountPage() {
  const { texts } = useLanguage();
  const { token, logOut } = useLogin();
  return (
    <Page title={texts.account.title} className="narrow">
      {token === undefined ? (
        <Doors />
      ) : (
        <>
          <p>{texts.account.isIn}</p>
          <p className="acts">
            <Link className="button" to="/orders">
              {texts.menu.orders}
            </Link>
            <button type="button" className="button plain" onClick={logOut}>
              {texts.account.logOut}
            </button>
          </p>
        </>
      )}
    </Page>
  );
}

/** For people with an account, and for those who make one. */
function Doors() {
  const { texts } = useLanguage();
  const { texts: kit } = useHaiPay();
  const { logIn, register } = useLogin();
  const [isNew, setNew] = useState(false);
  const [values, setValues] = useState({ email: "", password: "" });
  const [tried, setTried] = useState(false);
  const { busy, problem, run } = useWork();
  const problems = {
    email: emailProblem(evenWidths(values.email), kit),
    password: values.password.length < LEAST_LETTERS ? texts.account.passwordShort(LEAST_LETTERS) : undefined,
  };
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const wrong = problems.email ? "email" : problems.password ? "password" : undefined;
    if (wrong) {
      event.currentTarget.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
      return;
    }
    run(() => (isNew ? register : logIn)(evenWidths(values.email), values.password));
  };
  const words = isNew ? texts.account.register : texts.account.logIn;
  return (
    <form noValidate onSubmit={enter}>
      <p className="quiet">{texts.account.lead}</p>
      <div className="fields">
        <Field
          name="email"
          type="email"
          autoComplete="username"
          required
          label={texts.address.email}
          value={values.email}
          problem={tried ? problems.email : undefined}
          onChange={(email) => setValues({ ...values, email })}
        />
        <Field
          name="password"
          type="password"
          autoComplete={isNew ? "new-password" : "current-password"}
          required
          label={texts.account.password}
          value={values.password}
          problem={tried ? problems.password : undefined}
          onChange={(password) => setValues({ ...values, password })}
        />
      </div>
      {problem && <Problem>{problem}</Problem>}
      <p className="onward">
        <WorkButton type="submit" className="button wide" busy={busy} busyText={texts.loading}>
          {words}
        </WorkButton>
      </p>
      <p>
        <button type="button" className="link" onClick={() => setNew(!isNew)}>
          {isNew ? texts.account.haveOne : texts.account.haveNone}
        </button>
      </p>
    </form>
  );
}
